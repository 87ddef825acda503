package dev.muster.api.rest;

import dev.muster.api.command.Judge;
import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.store.Database;
import dev.muster.store.Evaluations;
import dev.muster.store.Scope;
import dev.muster.store.Snapshots;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Evaluations. */
@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evaluations")
public class EvaluationsResource {

    private final Evaluations evaluations;
    private final Snapshots snapshots;
    private final Judge judge;
    private final Clock clock;

    EvaluationsResource(Database database, Judge judge, Clock clock) {
        this.evaluations = new Evaluations(database);
        this.snapshots = new Snapshots(database);
        this.judge = judge;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Evaluations, the newest first")
    public Page<EvaluationView> list(
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        String only = Ids.accountOrNull(account);
        Paging paging = Paging.of(List.of("evaluations", Paging.chosen(only)), limit, cursor, asOf, clock.instant());
        return Page.of(
                paging,
                page -> evaluations.list(Scope.ALL, only, page.asOf(), before(page), page.limit() + 1),
                evaluation ->
                        List.of(evaluation.instant().toString(), evaluation.id().toString()),
                EvaluationView::of);
    }

    private static Evaluations.@Nullable EvaluationKey before(Paging paging) {
        return paging.after(
                2, key -> new Evaluations.EvaluationKey(Times.ofCursor(key.get(0)), UUID.fromString(key.get(1))));
    }

    /** Re-performs the evaluation of a snapshot: does the same come out of what is stored? */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Judges a snapshot again: does the same digest come out?")
    public Reperformance reperform(Reperformance.@Nullable Request request) {
        String id = request == null ? null : request.snapshot();
        if (request == null || id == null) {
            throw new ProblemException(
                    ProblemType.BAD_REQUEST, "`snapshot` is missing in the body: give a snapshot's id");
        }
        String ruleset = request.ruleset();
        UUID snapshot = Ids.uuid("snapshot", id);
        Evaluations.EvaluationRow sealed = evaluations
                .ofSnapshot(Scope.ALL, snapshot)
                .orElseThrow(() -> ProblemException.notFound("snapshot", id));
        return snapshots
                .load(Scope.ALL, snapshot)
                .map(loaded -> Reperformance.of(sealed, loaded, ruleset, judge))
                .orElseThrow(() -> ProblemException.notFound("snapshot", id));
    }

    @GET
    @Path("{id}")
    @APIResponseSchema(EvaluationView.class)
    @Operation(summary = "One evaluation")
    public Response one(@RestPath String id) {
        Evaluations.EvaluationRow evaluation = evaluations
                .find(Scope.ALL, Ids.uuid("evaluation", id))
                .orElseThrow(() -> ProblemException.notFound("evaluation", id));
        return Immutable.answer(EvaluationView.of(evaluation), evaluation.digest());
    }
}
