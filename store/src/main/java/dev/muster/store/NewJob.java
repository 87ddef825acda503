package dev.muster.store;

import dev.muster.iam.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that is asked for.
 *
 * @param unit what its progress counts
 * @param priority the higher is done first
 * @param request what was asked
 * @param schedule by which it is started; null when somebody asks
 * @param task kind of its first tasks
 * @param accounts one task for each of them; none: one task that is of no one account
 */
public record NewJob(
        String kind,
        String unit,
        int priority,
        JsonObject request,
        @Nullable UUID schedule,
        String task,
        List<String> accounts) {

    public NewJob {
        accounts = List.copyOf(accounts);
    }
}
