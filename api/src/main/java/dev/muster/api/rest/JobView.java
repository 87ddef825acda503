package dev.muster.api.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.muster.api.problem.Problem;
import dev.muster.store.Jobs;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A job and how far it is. */
public record JobView(
        UUID id,
        String kind,
        String state,
        Progress progress,
        List<String> results,

        @JsonRawValue @Schema(implementation = Problem.class) @Nullable
        String problem,

        Instant createdAt) {

    /** How much of the work is done. */
    public record Progress(int done, int total, String unit) {}

    static JobView of(Jobs.JobRow job) {
        return new JobView(
                job.id(),
                job.kind(),
                job.state(),
                new Progress(job.done(), job.total(), job.unit()),
                job.results(),
                job.problem(),
                job.createdAt());
    }
}
