package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.iam.json.Digest;
import dev.muster.store.Database;
import dev.muster.store.Rulesets;
import dev.muster.store.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Rulesets under which snapshots were judged. */
@Path("/api/v1/rulesets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rulesets")
public class RulesetsResource {

    private final Rulesets rulesets;
    private final Clock clock;

    RulesetsResource(Database database, Clock clock) {
        this.rulesets = new Rulesets(database);
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Rulesets that judged up to then")
    public Page<RulesetView> list(
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        return Page.of(
                Paging.of(List.of("rulesets"), limit, cursor, asOf, clock.instant()),
                page -> rulesets.list(
                        Scope.ALL, page.asOf(), page.after(1, key -> Digest.parse(key.get(0))), page.limit() + 1),
                row -> List.of(row.ruleset().digest().toString()),
                RulesetView::of);
    }

    @GET
    @Path("{digest}")
    @Operation(summary = "One ruleset by its digest")
    public RulesetView one(@RestPath String digest, @RestQuery("as_of") @Nullable String asOf) {
        return rulesets.find(Scope.ALL, Ids.digest("ruleset", digest), Times.asOf(asOf, clock.instant()))
                .map(RulesetView::of)
                .orElseThrow(() -> ProblemException.notFound("ruleset", digest));
    }
}
