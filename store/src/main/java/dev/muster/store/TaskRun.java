package dev.muster.store;

import dev.muster.iam.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one worker at a task.
 *
 * @param account null when the task is of no one account
 * @param attempt from 1 on; only the latest attempt can end the task
 * @param request what was asked of the job
 */
public record TaskRun(
        UUID id, UUID job, String kind, @Nullable String account, int attempt, JsonObject request) {}
