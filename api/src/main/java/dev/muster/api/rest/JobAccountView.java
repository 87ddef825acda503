package dev.muster.api.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.muster.api.problem.Problem;
import dev.muster.store.JobAccounts;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is with an account.
 *
 * @param worker that has it or had it last; null before the first attempt
 * @param calls of the latest attempt to AWS
 * @param snapshot that came of it; null without one
 * @param problem what ended it, or the attempt before; null when nothing did
 * @param retryAt when the next attempt is due; null when none is put off
 */
public record JobAccountView(
        String account,
        String state,
        int attempt,
        @Nullable String worker,
        int calls,
        int throttles,
        @Nullable UUID snapshot,

        @JsonRawValue @Schema(implementation = Problem.class) @Nullable
        String problem,

        @Nullable Instant retryAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static JobAccountView of(JobAccounts.JobAccount account) {
        return new JobAccountView(
                account.account(),
                account.state(),
                account.attempt(),
                account.worker(),
                account.calls(),
                account.throttles(),
                account.snapshot(),
                account.problem(),
                account.retryAt(),
                account.startedAt(),
                account.finishedAt());
    }
}
