package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.store.Database;
import dev.muster.store.Evaluations;
import dev.muster.store.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Evaluations. */
@Path("/api/v1/evaluations")
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationsResource {

    private final Evaluations evaluations;
    private final Clock clock;

    EvaluationsResource(Database database, Clock clock) {
        this.evaluations = new Evaluations(database);
        this.clock = clock;
    }

    @GET
    public Page<EvaluationView> list(
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        String only = Ids.accountOrNull(account);
        Paging paging = Paging.of(List.of("evaluations", String.valueOf(only)), limit, cursor, asOf, clock.instant());
        List<String> key = paging.after();
        Evaluations.EvaluationKey before = key.isEmpty()
                ? null
                : new Evaluations.EvaluationKey(Instant.parse(key.get(0)), UUID.fromString(key.get(1)));
        return Page.of(
                paging,
                evaluations.list(Scope.ALL, only, paging.asOf(), before, paging.limit() + 1),
                evaluation ->
                        List.of(evaluation.instant().toString(), evaluation.id().toString()),
                EvaluationView::of);
    }

    @GET
    @Path("{id}")
    public Response one(@RestPath String id) {
        Evaluations.EvaluationRow evaluation = evaluations
                .find(Scope.ALL, Ids.uuid("evaluation", id))
                .orElseThrow(() -> ProblemException.notFound("evaluation", id));
        return Immutable.answer(EvaluationView.of(evaluation), evaluation.digest());
    }
}
