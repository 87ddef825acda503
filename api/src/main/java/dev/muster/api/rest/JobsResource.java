package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.store.Database;
import dev.muster.store.Jobs;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Long work and how far it is. */
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs")
public class JobsResource {

    private final Jobs jobs;
    private final Clock clock;

    JobsResource(Database database, Clock clock) {
        this.jobs = new Jobs(database);
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Jobs, the newest first")
    public Page<JobView> list(@RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        Paging paging = Paging.of(List.of("jobs"), limit, cursor, null, clock.instant());
        return Page.of(
                paging,
                page -> jobs.list(before(page), page.limit() + 1),
                job -> List.of(job.createdAt().toString(), job.id().toString()),
                JobView::of);
    }

    private static Jobs.@Nullable JobKey before(Paging paging) {
        return paging.after(2, key -> new Jobs.JobKey(Times.ofCursor(key.get(0)), UUID.fromString(key.get(1))));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One job and how far it is")
    public JobView one(@RestPath String id) {
        return jobs.find(Ids.uuid("job", id)).map(JobView::of).orElseThrow(() -> ProblemException.notFound("job", id));
    }
}
