package dev.muster.iam.credential;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.Instants;
import dev.muster.iam.json.JsonObject;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row of the credential report: cell texts by column name; an instant is spelled in UTC, a truth value in lower case. */
public record CredentialReportRow(SortedMap<String, String> cells) {

    static final Comparator<CredentialReportRow> BY_ARN =
            Comparator.comparing(CredentialReportRow::arn).thenComparing(row -> row.cells.toString());

    private static final String ROOT = "<root_account>";

    public CredentialReportRow {
        SortedMap<String, String> spelled = new TreeMap<>();
        cells.forEach((column, cell) -> spelled.put(column, isIdentity(column) ? cell : spelled(cell)));
        cells = Collections.unmodifiableSortedMap(spelled);
    }

    /** The cell, or null when the report has no such column or the row ends before it. */
    public @Nullable String cell(String column) {
        return cells.get(column);
    }

    public String user() {
        return cells.getOrDefault("user", "");
    }

    public String arn() {
        return cells.getOrDefault("arn", "");
    }

    public boolean isRoot() {
        return user().equals(ROOT);
    }

    static CredentialReportRow read(AnswerFields fields, Set<String> columns) {
        SortedMap<String, String> cells = new TreeMap<>();
        for (String column : columns) {
            String cell = fields.textOrNull(column);
            if (cell != null) {
                cells.put(column, cell);
            }
        }
        return new CredentialReportRow(cells);
    }

    JsonObject json() {
        JsonObject.Builder json = JsonObject.builder();
        cells.forEach(json::put);
        return json.build();
    }

    private static boolean isIdentity(String column) {
        return column.equals("user") || column.equals("arn");
    }

    private static String spelled(String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        if (lower.equals("true") || lower.equals("false")) {
            return lower;
        }
        return cell.indexOf('T') > 0 ? Instants.parse(cell).map(Instants::text).orElse(cell) : cell;
    }
}
