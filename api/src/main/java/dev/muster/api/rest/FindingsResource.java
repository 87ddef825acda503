package dev.muster.api.rest;

import dev.muster.api.command.Judge;
import dev.muster.api.problem.ProblemException;
import dev.muster.iam.control.Control;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Severity;
import dev.muster.rules.Catalogue;
import dev.muster.store.Database;
import dev.muster.store.Findings;
import dev.muster.store.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Findings as of an instant. */
@Path("/api/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "findings")
public class FindingsResource {

    private final Findings findings;
    private final Catalogue catalogue;
    private final Clock clock;

    FindingsResource(Database database, Judge judge, Clock clock) {
        this.findings = new Findings(database);
        this.catalogue = judge.evaluator().catalogue();
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "Findings")
    public Page<FindingView> list(
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String control,
            @RestQuery @Nullable String outcome,
            @RestQuery @Nullable String severity,
            @RestQuery @Nullable String framework,
            @RestQuery @Nullable String resource,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        String id = Ids.accountOrNull(account);
        Findings.Filter filter =
                new Findings.Filter(id, controls(control, severity, framework), outcome(outcome), resource);
        Paging paging = Paging.of(
                Stream.of("findings", id, control, outcome, severity, framework, resource)
                        .map(Paging::chosen)
                        .toList(),
                limit,
                cursor,
                asOf,
                clock.instant());
        return Page.of(
                paging,
                page -> findings.list(Scope.ALL, filter, page.asOf(), after(page), page.limit() + 1),
                finding -> List.of(finding.account(), finding.control(), finding.resource(), finding.resourceType()),
                finding -> view(finding, paging.asOf()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One finding")
    public FindingView one(@RestPath String id, @RestQuery("as_of") @Nullable String asOf) {
        Instant instant = Times.asOf(asOf, clock.instant());
        return findings.find(Scope.ALL, Ids.uuid("finding", id), instant)
                .map(finding -> view(finding, instant))
                .orElseThrow(() -> ProblemException.notFound("finding", id));
    }

    @GET
    @Path("{id}/history")
    @Produces({MediaType.APPLICATION_JSON, NdjsonWriter.MEDIA_TYPE})
    @Operation(summary = "How a finding came to be what it is, the newest change first")
    public Page<VerdictView> history(
            @RestPath String id,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        UUID finding = Ids.uuid("finding", id);
        return Page.of(
                Paging.of(List.of("findings", id, "history"), limit, cursor, asOf, clock.instant()),
                page -> findings.history(
                                Scope.ALL,
                                finding,
                                page.asOf(),
                                page.after(1, key -> Times.ofCursor(key.get(0))),
                                page.limit() + 1)
                        .orElseThrow(() -> ProblemException.notFound("finding", id)),
                verdict -> List.of(verdict.at().toString()),
                VerdictView::of);
    }

    private static Findings.@Nullable FindingKey after(Paging paging) {
        return paging.after(
                4, key -> new Findings.FindingKey(Ids.account(key.get(0)), key.get(1), key.get(2), key.get(3)));
    }

    private FindingView view(Findings.FindingRow finding, Instant asOf) {
        return FindingView.of(
                finding,
                asOf,
                catalogue.control(finding.control()).map(Control::severity).orElse(Severity.INFORMATIONAL));
    }

    /** The controls that the filters leave; null when nothing filters by control. */
    private @Nullable List<String> controls(
            @Nullable String control, @Nullable String severity, @Nullable String framework) {
        if (control == null && severity == null && framework == null) {
            return null;
        }
        CatalogueParameters.requireControl(catalogue, control);
        CatalogueParameters.requireFramework(catalogue, framework);
        Severity level = severity == null ? null : severity(severity);
        return catalogue.controls().stream()
                .filter(candidate -> control == null || candidate.id().equals(control))
                .filter(candidate -> level == null || candidate.severity() == level)
                .filter(candidate -> framework == null || candidate.frameworks().containsKey(framework))
                .map(Control::id)
                .toList();
    }

    private static Severity severity(String text) {
        for (Severity severity : Severity.values()) {
            if (severity.name().equals(text)) {
                return severity;
            }
        }
        throw ProblemException.invalid("severity", text, "CRITICAL, HIGH, MEDIUM, LOW or INFORMATIONAL");
    }

    private static @Nullable String outcome(@Nullable String text) {
        if (text == null || text.equals("WAIVED")) {
            return text;
        }
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equals(text)) {
                return text;
            }
        }
        throw ProblemException.invalid("outcome", text, "PASS, FAIL, NOT_APPLICABLE, UNDETERMINED or WAIVED");
    }
}
