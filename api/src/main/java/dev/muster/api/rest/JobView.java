package dev.muster.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.muster.api.problem.Problem;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.json.JsonObject;
import dev.muster.store.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A job and how far it is.
 *
 * @param schedule that started it; null when somebody asked
 * @param results snapshots; left away in lists
 * @param request what was asked; left away in lists
 * @param effort of a collection; left away in lists
 */
public record JobView(
        UUID id,
        String kind,
        String state,
        Progress progress,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> results,

        @JsonRawValue @Schema(implementation = Problem.class) @Nullable
        String problem,

        int priority,

        @Nullable UUID schedule,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> request,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Effort effort,

        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** How much of the work is done. @param failed how much of what is done failed */
    public record Progress(int done, int total, String unit, int failed) {}

    /**
     * What a job needs.
     *
     * @param calls to AWS
     * @param throttles calls that AWS refused as too many
     * @param callsPerSecond since it started; null before
     * @param secondsLeft as the accounts went so far; null before the first, and at the end
     */
    public record Effort(
            long calls,
            long throttles,
            @Nullable Double callsPerSecond,
            @Nullable Long secondsLeft) {

        static Effort of(Jobs.JobRow job, Jobs.Effort effort, Instant now) {
            Instant started = job.startedAt();
            if (started == null) {
                return new Effort(effort.calls(), effort.throttles(), null, null);
            }
            Instant until = job.finishedAt() == null ? now : job.finishedAt();
            double seconds = Math.max(Duration.between(started, until).toMillis(), 1) / 1000.0;
            double rate = Math.round(10 * effort.calls() / seconds) / 10.0;
            boolean going = !job.isOver() && job.done() > 0;
            Long left = going ? Math.round(seconds / job.done() * (job.total() - job.done())) : null;
            return new Effort(effort.calls(), effort.throttles(), rate, left);
        }
    }

    /** As an item of a list. */
    static JobView of(Jobs.JobRow job) {
        return of(job, null, null, null);
    }

    static JobView of(Jobs.JobRow job, List<UUID> results, @Nullable Effort effort) {
        return of(job, results.stream().map(id -> "/api/v1/snapshots/" + id).toList(), job.request(), effort);
    }

    private static JobView of(
            Jobs.JobRow job, @Nullable List<String> results, @Nullable JsonObject request, @Nullable Effort effort) {
        return new JobView(
                job.id(),
                job.kind(),
                job.state(),
                new Progress(job.done(), job.total(), job.unit(), job.failed()),
                results,
                problem(job),
                job.priority(),
                job.schedule(),
                request == null ? null : PlainJson.members(request),
                effort,
                job.createdAt(),
                job.startedAt(),
                job.finishedAt());
    }

    private static @Nullable String problem(Jobs.JobRow job) {
        if (job.problem() != null || job.failed() == 0 || !job.isOver()) {
            return job.problem();
        }
        return Problem.of(
                        ProblemType.ACCOUNTS_FAILED,
                        "`" + job.failed() + "` of `" + job.total() + "` accounts failed: see /api/v1/jobs/" + job.id()
                                + "/accounts?state=failed")
                .text();
    }
}
