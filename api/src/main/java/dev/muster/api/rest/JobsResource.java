package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.store.Database;
import dev.muster.store.JobAccounts;
import dev.muster.store.Jobs;
import dev.muster.store.Scope;
import jakarta.ws.rs.DELETE;
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

    private static final List<String> STATES = List.of("queued", "running", "succeeded", "failed", "cancelled");

    private final Jobs jobs;
    private final JobAccounts accounts;
    private final Clock clock;

    JobsResource(Database database, Clock clock) {
        this.jobs = new Jobs(database);
        this.accounts = new JobAccounts(database);
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Jobs, the newest first")
    public Page<JobView> list(
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String schedule,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        requireState(state);
        Jobs.Filter filter = new Jobs.Filter(kind, state, schedule == null ? null : Ids.uuid("schedule", schedule));
        Paging paging = Paging.of(
                List.of("jobs", Paging.chosen(kind), Paging.chosen(state), Paging.chosen(schedule)),
                limit,
                cursor,
                null,
                clock.instant());
        return Page.of(
                paging,
                page -> jobs.list(filter, before(page), page.limit() + 1),
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
        return view(find(id));
    }

    @GET
    @Path("{id}/accounts")
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "How far a job is with each of its accounts")
    public Page<JobAccountView> accounts(
            @RestPath String id,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        requireState(state);
        UUID job = find(id).id();
        Paging paging =
                Paging.of(List.of("jobs", id, "accounts", Paging.chosen(state)), limit, cursor, null, clock.instant());
        return Page.of(
                paging,
                page -> accounts.list(
                        Scope.ALL, job, state, page.after(1, key -> Ids.account(key.get(0))), page.limit() + 1),
                account -> List.of(account.account()),
                JobAccountView::of);
    }

    /** What was sealed stays; the job stays readable. Cancelling again changes nothing. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "Cancels a job: what waits or runs is given up, what is sealed stays")
    public JobView cancel(@RestPath String id) {
        Jobs.JobRow job = jobs.cancel(Ids.uuid("job", id)).orElseThrow(() -> ProblemException.notFound("job", id));
        if (!job.state().equals("cancelled")) {
            throw new ProblemException(
                    ProblemType.JOB_OVER, "job `" + id + "` has `" + job.state() + "` and cannot be cancelled");
        }
        return view(job);
    }

    private JobView view(Jobs.JobRow job) {
        JobView.Effort effort = job.kind().equals("import")
                ? null
                : JobView.Effort.of(job, jobs.effort(Scope.ALL, job.id()), clock.instant());
        return JobView.of(job, jobs.results(Scope.ALL, job.id()), effort);
    }

    private Jobs.JobRow find(String id) {
        return jobs.find(Ids.uuid("job", id)).orElseThrow(() -> ProblemException.notFound("job", id));
    }

    private static void requireState(@Nullable String state) {
        if (state != null && !STATES.contains(state)) {
            throw ProblemException.invalid("state", state, String.join(", ", STATES));
        }
    }
}
