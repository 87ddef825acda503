package dev.muster.api.rest;

import dev.muster.api.command.Judge;
import dev.muster.iam.control.Control;
import dev.muster.rules.Catalogue;
import dev.muster.store.Accounts;
import dev.muster.store.Compliance;
import dev.muster.store.Database;
import dev.muster.store.Scope;
import dev.muster.store.SnapshotRow;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The compliance matrix: every control in every account, the pages run over the accounts. */
@Path("/api/v1/compliance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "compliance")
public class ComplianceResource {

    private final Accounts accounts;
    private final Compliance compliance;
    private final Catalogue catalogue;
    private final Clock clock;

    ComplianceResource(Database database, Judge judge, Clock clock) {
        this.accounts = new Accounts(database);
        this.compliance = new Compliance(database);
        this.catalogue = judge.evaluator().catalogue();
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The matrix of controls and accounts; pages run over the accounts")
    public ComplianceView matrix(
            @RestQuery @Nullable String framework,
            @RestQuery @Nullable String account,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor,
            @RestQuery("as_of") @Nullable String asOf) {
        CatalogueParameters.requireFramework(catalogue, framework);
        String only = Ids.accountOrNull(account);
        Paging paging = Paging.of(
                List.of("compliance", Paging.chosen(framework), Paging.chosen(only)),
                limit,
                cursor,
                asOf,
                clock.instant());
        Page<Accounts.AccountRow> page = Page.of(
                paging,
                wanted -> only == null
                        ? accounts.list(
                                Scope.ALL,
                                wanted.asOf(),
                                wanted.after(1, key -> Ids.account(key.get(0))),
                                wanted.limit() + 1)
                        : accounts.find(Scope.ALL, only, wanted.asOf()).stream().toList(),
                row -> List.of(row.id()),
                row -> row);
        List<String> ids = page.items().stream().map(Accounts.AccountRow::id).toList();
        return matrix(framework, paging, page, ids, compliance.cells(Scope.ALL, ids, paging.asOf()));
    }

    private ComplianceView matrix(
            @Nullable String framework,
            Paging paging,
            Page<Accounts.AccountRow> page,
            List<String> ids,
            List<Compliance.Cell> cells) {
        Map<String, Map<String, Compliance.Cell>> known = cells.stream()
                .collect(Collectors.groupingBy(
                        Compliance.Cell::control, Collectors.toMap(Compliance.Cell::account, cell -> cell)));
        Set<String> judged = new HashSet<>(known.keySet());
        List<Control> controls = catalogue.controls().stream()
                .filter(control -> control.enabledByDefault() || judged.contains(control.id()))
                .filter(control -> framework == null || control.frameworks().containsKey(framework))
                .toList();
        Map<String, SnapshotRow> latest = new HashMap<>();
        for (Accounts.AccountRow row : page.items()) {
            if (row.latest() != null && row.latest().anythingRead()) {
                latest.put(row.id(), row.latest());
            }
        }
        List<ComplianceView.CellView> views = new ArrayList<>();
        for (Control control : controls) {
            for (String id : ids) {
                Compliance.Cell cell =
                        known.getOrDefault(control.id(), Map.of()).get(id);
                if (cell != null) {
                    views.add(ComplianceView.CellView.of(cell, paging.asOf()));
                } else {
                    views.add(withoutFindings(control.id(), id, latest.get(id), paging.asOf()));
                }
            }
        }
        return new ComplianceView(
                page.nextCursor(),
                paging.asOf(),
                controls.stream().map(ComplianceView.ControlRef::of).toList(),
                ids,
                page.items().stream().flatMap(ComplianceView.AccountRuleset::of).toList(),
                views);
    }

    /** The account was judged, but has nothing that the control speaks about; or nothing of it could be read. @param latest null then */
    private static ComplianceView.CellView withoutFindings(
            String control, String account, @Nullable SnapshotRow latest, Instant asOf) {
        OutcomeCounts none = new OutcomeCounts(0, 0, 0, 0, 0);
        return latest == null
                ? new ComplianceView.CellView(control, account, "NO_DATA", none, null, null)
                : new ComplianceView.CellView(
                        control,
                        account,
                        "NOT_APPLICABLE",
                        none,
                        latest.id(),
                        Duration.between(latest.collectedAt(), asOf).toSeconds());
    }
}
