package dev.muster.api.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Instants;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Writes a section as the file of a bundle that it would be read from. */
public final class BundleFile {

    /** The AWS CLI prints policies as objects. */
    private static final DocumentForm AS_OBJECT = document -> JsonReader.parse(document.canonical());

    private BundleFile() {}

    /** @param folder where the account's files are, ending in `/`; or empty */
    public static void write(String folder, SectionId id, Section<?> section, Map<String, byte[]> files) {
        String path = folder + id.name();
        if (section instanceof Section.Present<?> present) {
            files.put(path + ".json", bytes(json(id, present)));
        } else if (section instanceof Section.Absent<?>) {
            files.put(
                    path + ".error",
                    "An error occurred (NoSuchEntity) when calling the operation: there is none\n"
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    @SuppressWarnings("unchecked") // the key's kind says what the section holds
    private static <T> JsonObject json(SectionId id, Section.Present<?> present) {
        if (present.value() instanceof CredentialReport report) {
            return JsonObject.builder()
                    .put(
                            "Content",
                            Base64.getEncoder().encodeToString(csv(report).getBytes(StandardCharsets.UTF_8)))
                    .put("ReportFormat", "text/csv")
                    .put("GeneratedTime", report.generated() == null ? null : Instants.text(report.generated()))
                    .build();
        }
        SectionKind<T> kind = (SectionKind<T>) id.kind();
        return kind.json((T) present.value(), AS_OBJECT);
    }

    private static String csv(CredentialReport report) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(SampleCredentials.COLUMNS);
            for (CredentialReportRow row : report.rows()) {
                csv.writeRecord(SampleCredentials.COLUMNS.stream()
                        .map(column -> String.valueOf(row.cell(column)))
                        .toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static byte[] bytes(JsonObject json) {
        return (CanonicalJson.text(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
