package dev.muster.rules.measure;

import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import dev.muster.iam.json.Instants;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Notes what stands in the credential report and cannot be read: a spreadsheet, say, rewrites every date. */
final class ReportCells {

    private static final List<String> TRUTHS = List.of(
            "password_enabled",
            "mfa_active",
            "access_key_1_active",
            "access_key_2_active",
            "cert_1_active",
            "cert_2_active");

    private static final List<String> DATES = List.of(
            "user_creation_time",
            "password_last_used",
            "password_last_changed",
            "access_key_1_last_rotated",
            "access_key_1_last_used_date",
            "access_key_2_last_rotated",
            "access_key_2_last_used_date",
            "cert_1_last_rotated",
            "cert_2_last_rotated");

    private static final Set<String> NOTHING = Set.of("N/A", "no_information", "not_supported");

    private final CredentialReport report;
    private final Notes notes;

    private ReportCells(CredentialReport report, Notes notes) {
        this.report = report;
        this.notes = notes;
    }

    static void check(CredentialReport report, Notes notes) {
        ReportCells cells = new ReportCells(report, notes);
        TRUTHS.forEach(column -> cells.readable(column, ReportCells::isTruth, "neither TRUE nor FALSE"));
        DATES.forEach(column -> cells.readable(column, ReportCells::isDate, "no date as in ISO 8601 with an offset"));
        cells.repeated();
    }

    /** One note for a column, however many rows it has. */
    private void readable(String column, Predicate<String> readable, String fault) {
        List<CredentialReportRow> odd = report.rows().stream()
                .filter(row -> row.cell(column) != null && !readable.test(row.cell(column)))
                .toList();
        if (!odd.isEmpty()) {
            CredentialReportRow first = odd.get(0);
            notes.add(Report.SECTION + ": `" + column + "` of " + first.arn() + " is `" + first.cell(column) + "`, "
                    + fault + ": taken as unknown"
                    + (odd.size() == 1 ? "" : ", as in " + (odd.size() - 1) + " more rows"));
        }
    }

    private void repeated() {
        Map<String, List<CredentialReportRow>> byArn = report.rows().stream()
                .collect(Collectors.groupingBy(CredentialReportRow::arn, TreeMap::new, Collectors.toList()));
        byArn.forEach((arn, rows) -> {
            NavigableSet<String> differing = new TreeSet<>();
            for (CredentialReportRow row : rows) {
                report.columns().stream()
                        .filter(column -> !String.valueOf(row.cell(column))
                                .equals(String.valueOf(rows.get(0).cell(column))))
                        .forEach(differing::add);
            }
            if (!differing.isEmpty()) {
                notes.add(Report.SECTION + ": " + rows.size() + " rows of " + arn + " differ in "
                        + differing.stream().map(column -> "`" + column + "`").collect(Collectors.joining(", "))
                        + ": taken as unknown");
            }
        });
    }

    private static boolean isTruth(String cell) {
        return cell.equals("true") || cell.equals("false") || NOTHING.contains(cell);
    }

    private static boolean isDate(String cell) {
        return NOTHING.contains(cell) || Instants.parse(cell).isPresent();
    }
}
