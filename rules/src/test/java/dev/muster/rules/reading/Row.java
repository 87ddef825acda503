package dev.muster.rules.reading;

import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import dev.muster.iam.json.Instants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the credential report says of one ARN, perhaps in several rows that disagree. */
final class Row {

    private final List<CredentialReportRow> rows;
    private final List<Instant> anyDate;

    /** @param anyDate the dates that stand for every date that an unknown date may be */
    Row(CredentialReport report, String arn, List<Instant> anyDate) {
        this.rows = report.rows().stream().filter(row -> row.arn().equals(arn)).toList();
        this.anyDate = List.copyOf(anyDate);
    }

    boolean exists() {
        return !rows.isEmpty();
    }

    Possible<Boolean> flag(String column) {
        String cell = cell(column).orElse("").toUpperCase(Locale.ROOT);
        return switch (cell) {
            case "TRUE" -> Possible.known(true);
            case "FALSE" -> Possible.known(false);
            default -> Possible.TRUTH;
        };
    }

    /** When something was last used. */
    Possible<Optional<Instant>> use(String column) {
        return dated(column, Set.of("N/A", "no_information"));
    }

    /** When something was made or changed. */
    Possible<Optional<Instant>> date(String column) {
        return dated(column, Set.of("N/A"));
    }

    /** The report hints at keys or certificates that it does not show. */
    boolean hidesSome() {
        return rows.stream()
                .map(row -> row.cell("additional_credentials_info"))
                .anyMatch(hint -> hint != null && !hint.isEmpty() && !hint.equals("N/A"));
    }

    /** The key in the first or second slot. */
    Possible<Optional<Key>> key(int slot) {
        String prefix = "access_key_" + slot;
        Possible<Optional<Instant>> use = use(prefix + "_last_used_date");
        return date(prefix + "_last_rotated")
                .flatMap(rotated -> use.flatMap(used -> {
                    // what was never made was never used: an unknown use alone does not fill a slot
                    boolean dated = rotated.isPresent() || use.isKnown() && used.isPresent();
                    return active(prefix, dated).flatMap(active -> {
                        if (!active && !dated) {
                            return Possible.known(Optional.empty());
                        }
                        Possible<Instant> created =
                                rotated.map(Possible::known).orElseGet(() -> Possible.anyOf(anyDate));
                        return created.map(date -> Optional.of(new Key(active, date, used)));
                    });
                }));
    }

    /** Whether the first or second slot holds a signing certificate. */
    Possible<Boolean> certificate(int slot) {
        String prefix = "cert_" + slot;
        return date(prefix + "_last_rotated")
                .flatMap(rotated -> active(prefix, rotated.isPresent()).map(active -> active || rotated.isPresent()));
    }

    private Possible<Boolean> active(String prefix, boolean dated) {
        boolean nothing = cell(prefix + "_active").equals(Optional.of("N/A"));
        return nothing && !dated ? Possible.known(false) : flag(prefix + "_active");
    }

    private Possible<Optional<Instant>> dated(String column, Set<String> none) {
        Optional<String> cell = cell(column);
        if (cell.isPresent() && none.contains(cell.get())) {
            return Possible.known(Optional.empty());
        }
        Optional<Instant> date = cell.flatMap(Instants::parse);
        return date.isPresent() ? Possible.known(date) : anyDateOrNone(anyDate);
    }

    static Possible<Optional<Instant>> anyDateOrNone(List<Instant> anyDate) {
        List<Optional<Instant>> dates = new ArrayList<>();
        dates.add(Optional.empty());
        anyDate.forEach(date -> dates.add(Optional.of(date)));
        return Possible.anyOf(dates);
    }

    /** The text in which all rows agree; empty when there is none. */
    private Optional<String> cell(String column) {
        Set<Optional<String>> cells = new LinkedHashSet<>();
        rows.forEach(row -> cells.add(Optional.ofNullable(row.cell(column))));
        return cells.size() == 1 ? Objects.requireNonNull(cells.iterator().next()) : Optional.empty();
    }
}
