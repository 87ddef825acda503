package dev.muster.rules.measure;

import dev.muster.iam.control.Unread;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import dev.muster.iam.json.Instants;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The credential report by ARN, cell by cell.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Credential report format</a>
 */
final class Report {

    static final String SECTION = "get-credential-report";

    private final Optional<CredentialReport> report;
    private final Cause cause;
    private final SortedMap<String, Row> users = new TreeMap<>();
    private final Row root;

    private Report(Optional<CredentialReport> report, Cause cause) {
        this.report = report;
        this.cause = cause;
        Map<String, List<CredentialReportRow>> byArn = new LinkedHashMap<>();
        report.ifPresent(read -> read.userRows()
                .forEach(row -> byArn.computeIfAbsent(row.arn(), arn -> new ArrayList<>())
                        .add(row)));
        byArn.forEach((arn, rows) -> users.put(arn, new Row(rows, Cause.NOT_COLLECTED)));
        List<CredentialReportRow> rootRows =
                report.map(CredentialReport::rootRows).orElse(List.of());
        this.root = new Row(rootRows, report.isPresent() ? Cause.TRUNCATED : cause);
    }

    static Report of(Snapshot snapshot) {
        Section<CredentialReport> section = snapshot.section(SectionKinds.CREDENTIAL_REPORT);
        Cause cause = section instanceof Section.Unreadable<CredentialReport> unread ? unread.cause() : Cause.MALFORMED;
        return new Report(section.data(), cause);
    }

    boolean read() {
        return report.isPresent();
    }

    Optional<CredentialReport> data() {
        return report;
    }

    Unread unread() {
        return new Unread(SECTION, cause);
    }

    /** Rows of users by ARN; none when the report is unread. */
    SortedMap<String, Row> users() {
        return users;
    }

    /** The user's row; without one every cell is unknown. */
    Row user(String arn) {
        Row row = users.get(arn);
        return row == null ? new Row(List.of(), report.isPresent() ? Cause.NOT_COLLECTED : cause) : row;
    }

    /** The root user's row; without one every cell is unknown. */
    Row root() {
        return root;
    }

    /** What a boolean cell says. */
    enum Flag {
        TRUE,
        FALSE,
        NOT_SUPPORTED,
        UNKNOWN
    }

    /** One row, or several of one ARN: a cell in which they differ is unknown. */
    static final class Row {

        private final List<CredentialReportRow> rows;
        private final Cause missing;

        private Row(List<CredentialReportRow> rows, Cause missing) {
            this.rows = rows;
            this.missing = missing;
        }

        boolean exists() {
            return !rows.isEmpty();
        }

        String user() {
            return rows.get(0).user();
        }

        Flag flag(String column) {
            return switch (cell(column).text().orElse("")) {
                case "true" -> Flag.TRUE;
                case "false" -> Flag.FALSE;
                case "not_supported" -> Flag.NOT_SUPPORTED;
                default -> Flag.UNKNOWN;
            };
        }

        /** Why a boolean cell says nothing. */
        Unread flagUnread(String column) {
            Cell cell = cell(column);
            return cell.text().isEmpty()
                    ? cell.unread()
                    : new Unread(SECTION, flag(column) == Flag.NOT_SUPPORTED ? Cause.NOT_COLLECTED : Cause.MALFORMED);
        }

        /** The date of a use: none when none is recorded. */
        Reading use(String column) {
            Cell cell = cell(column);
            if (cell.text().isEmpty()) {
                return Reading.unknown(List.of(cell.unread()));
            }
            String text = cell.text().get();
            return switch (text) {
                case "N/A", "no_information" -> Reading.NONE;
                case "not_supported" -> Reading.unknown(SECTION, Cause.NOT_COLLECTED);
                default -> date(text);
            };
        }

        /** The date of a change: none when the report says `N/A`. */
        Reading change(String column) {
            Cell cell = cell(column);
            if (cell.text().isEmpty()) {
                return Reading.unknown(List.of(cell.unread()));
            }
            return cell.text().get().equals("N/A")
                    ? Reading.NONE
                    : date(cell.text().get());
        }

        /** Whether the report hints at more keys or certificates than it shows. */
        boolean hintsAtMore() {
            return rows.stream()
                    .map(row -> row.cell("additional_credentials_info"))
                    .anyMatch(text -> text != null && !text.isBlank() && !text.equals("N/A"));
        }

        /** Whether a slot for a key or certificate holds nothing: no date, and `false` or `N/A` for its activity. */
        boolean isEmptySlot(String prefix) {
            Optional<String> active = cell(prefix + "_active").text();
            return active.filter(text -> text.equals("false") || text.equals("N/A"))
                            .isPresent()
                    && change(prefix + "_last_rotated").none()
                    && (cell(prefix + "_last_used_date").text().isEmpty()
                            || use(prefix + "_last_used_date").date() == null);
        }

        private Reading date(String text) {
            Optional<Instant> date = Instants.parse(text);
            return date.map(Reading::of).orElseGet(() -> Reading.unknown(SECTION, Cause.MALFORMED));
        }

        private Cell cell(String column) {
            if (rows.isEmpty()) {
                return new Cell(Optional.empty(), new Unread(SECTION, missing));
            }
            String first = rows.get(0).cell(column);
            if (first == null) {
                return new Cell(Optional.empty(), new Unread(SECTION, Cause.TRUNCATED));
            }
            boolean same = rows.stream().allMatch(row -> first.equals(row.cell(column)));
            return same
                    ? new Cell(Optional.of(first), new Unread(SECTION, Cause.MALFORMED))
                    : new Cell(Optional.empty(), new Unread(SECTION, Cause.MALFORMED));
        }
    }

    /** A cell's text, or why there is none. */
    private record Cell(Optional<String> text, Unread unread) {}
}
