package dev.muster.api.report;

import dev.muster.iam.control.Control;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Severity;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.rules.Catalogue;
import dev.muster.store.Accounts;
import dev.muster.store.Accounts.AccountRow;
import dev.muster.store.Database;
import dev.muster.store.Findings;
import dev.muster.store.Findings.FindingRow;
import dev.muster.store.Scope;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** For people: all accounts side by side as of an instant, how they came there, and what is critical or high. */
public final class OrganizationReport {

    private static final int MOST = 1_000;
    private static final List<Integer> DAYS_BACK = List.of(89, 60, 30, 7, 0);
    private static final String NO_DATA = "-";

    private final Accounts accounts;
    private final Findings findings;
    private final Map<String, Control> grave;

    public OrganizationReport(Database database, Catalogue catalogue) {
        this.accounts = new Accounts(database);
        this.findings = new Findings(database);
        this.grave = catalogue.controls().stream()
                .filter(control -> control.severity().compareTo(Severity.HIGH) <= 0)
                .collect(Collectors.toMap(Control::id, Function.identity()));
    }

    public void write(Instant asOf, PrintWriter out) {
        List<AccountRow> rows = accounts.list(Scope.ALL, asOf, null, MOST);
        accounts(rows, asOf, out);
        out.println();
        Map<String, String> names = rows.stream().collect(Collectors.toMap(AccountRow::id, OrganizationReport::name));
        List<FindingRow> open = findings
                .list(Scope.ALL, new Findings.Filter(null, Set.copyOf(grave.keySet()), "FAIL", null), asOf, null, MOST)
                .stream()
                .sorted(Comparator.comparing(this::severity)
                        .thenComparing(FindingRow::account)
                        .thenComparing(FindingRow::control)
                        .thenComparing(FindingRow::resource))
                .toList();
        out.println(open.isEmpty() ? "Nothing that is critical or high fails." : "Critical and high failures");
        open.forEach(finding -> finding(finding, names, out));
    }

    private static String name(AccountRow account) {
        return account.name() == null ? account.id() : DisplayText.terminal(account.name());
    }

    private void accounts(List<AccountRow> rows, Instant asOf, PrintWriter out) {
        LocalDate today = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
        out.printf("%-44s%6s%6s%14s%6s    %s%n", "", "", "", "", "", "failures as of");
        out.printf(
                "%-14s%-22s%8s%6s%6s%14s%6s    %s%n",
                "account",
                "name",
                "",
                "pass",
                "fail",
                "undetermined",
                "n/a",
                DAYS_BACK.stream()
                        .map(back -> today.minusDays(back).toString().substring(5))
                        .collect(Collectors.joining("  ")));
        for (AccountRow row : rows) {
            out.printf(
                    "%-14s%-30s%6s%6s%14s%6s    %s%n",
                    row.id(),
                    name(row),
                    count(row, Outcome.PASS),
                    count(row, Outcome.FAIL),
                    count(row, Outcome.UNDETERMINED),
                    count(row, Outcome.NOT_APPLICABLE),
                    DAYS_BACK.stream()
                            .map(back -> "%5s".formatted(failures(row.id(), asOf.minus(Duration.ofDays(back)))))
                            .collect(Collectors.joining("  ")));
        }
    }

    private String failures(String account, Instant asOf) {
        Optional<AccountRow> then = accounts.find(Scope.ALL, account, asOf);
        return then.filter(row -> row.latest() != null)
                .map(row -> count(row, Outcome.FAIL))
                .orElse(NO_DATA);
    }

    private static String count(AccountRow row, Outcome outcome) {
        return row.latest() == null ? NO_DATA : String.valueOf(row.counts().getOrDefault(outcome, 0));
    }

    private Severity severity(FindingRow finding) {
        return control(finding).severity();
    }

    private Control control(FindingRow finding) {
        Control control = grave.get(finding.control());
        if (control == null) {
            throw new IllegalStateException("the control `" + finding.control() + "` was not asked for");
        }
        return control;
    }

    private void finding(FindingRow finding, Map<String, String> names, PrintWriter out) {
        out.printf(
                "  %-8s  %s: %s  (%s, since %s)%n",
                severity(finding),
                names.get(finding.account()),
                control(finding).title(),
                finding.control(),
                LocalDate.ofInstant(finding.firstSeen(), ZoneOffset.UTC));
        out.printf("            %s%s%n", DisplayText.terminal(finding.resource()), reason(finding.detail()));
    }

    private static String reason(JsonObject detail) {
        @Nullable String text = null;
        if (detail.get("reasons") instanceof JsonArray reasons
                && !reasons.items().isEmpty()
                && reasons.items().get(0) instanceof JsonObject first
                && first.get("text") instanceof JsonString said) {
            text = said.value();
        }
        return text == null ? "" : ": " + DisplayText.terminal(text);
    }
}
