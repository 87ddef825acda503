package dev.muster.iam.credential;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The credential report: its columns by header name and one row per user and for the root user, as reported.
 *
 * @param columns names of the columns that the report has
 * @param generated when AWS made the report, up to four hours before it was fetched; null when not told
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Credential report format</a>
 */
public record CredentialReport(
        List<String> columns,
        List<CredentialReportRow> rows,
        @Nullable Instant generated) {

    /** The columns that this format version knows. */
    public static final Set<String> COLUMNS = Set.of(
            "user",
            "arn",
            "user_creation_time",
            "password_enabled",
            "password_last_used",
            "password_last_changed",
            "password_next_rotation",
            "mfa_active",
            "access_key_1_active",
            "access_key_1_last_rotated",
            "access_key_1_last_used_date",
            "access_key_1_last_used_region",
            "access_key_1_last_used_service",
            "access_key_2_active",
            "access_key_2_last_rotated",
            "access_key_2_last_used_date",
            "access_key_2_last_used_region",
            "access_key_2_last_used_service",
            "cert_1_active",
            "cert_1_last_rotated",
            "cert_2_active",
            "cert_2_last_rotated",
            "additional_credentials_info");

    public CredentialReport {
        columns = List.copyOf(new TreeSet<>(columns));
        rows = rows.stream().sorted(CredentialReportRow.BY_ARN).toList();
    }

    /** Whether the report has that column at all. */
    public boolean hasColumn(String name) {
        return columns.contains(name);
    }

    /** The users' rows, without the root user's. */
    public List<CredentialReportRow> userRows() {
        return rows.stream().filter(row -> !row.isRoot()).toList();
    }

    /** The root user's rows: one, or none when the report lacks it. */
    public List<CredentialReportRow> rootRows() {
        return rows.stream().filter(CredentialReportRow::isRoot).toList();
    }

    /** Reads the form that {@link #json()} writes. */
    public static CredentialReport read(AnswerFields fields) {
        Set<String> columns = new TreeSet<>(fields.texts("Columns"));
        return new CredentialReport(
                List.copyOf(columns),
                fields.objects("Rows", row -> CredentialReportRow.read(row, columns)),
                fields.instantOrNull("GeneratedTime"));
    }

    /** The state: everything but the time at which the report was made. */
    public JsonObject stateJson() {
        return JsonObject.builder()
                .put("Columns", JsonArray.ofSet(columns))
                .put("Rows", JsonArray.of(rows, CredentialReportRow::json))
                .build();
    }

    public JsonObject json() {
        return stateJson()
                .with(JsonObject.builder().put("GeneratedTime", generated).build());
    }
}
