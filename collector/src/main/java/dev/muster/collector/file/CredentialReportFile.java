package dev.muster.collector.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.json.Position;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The credential report as a bundle has it: base64 in the answer of GetCredentialReport, or the CSV itself. */
final class CredentialReportFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Characters of one row or cell; more means a quote that nobody closed. */
    private static final int MAX_CELL = 1 << 20;

    private CredentialReportFile() {}

    /** @throws MalformedJsonException when it is no such answer or the CSV inside is none */
    static CredentialReport readAnswer(InputStream bytes, ReadLog log) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        JsonReader.open(bytes, Set.of()).object((name, reader) -> members.put(name, reader.value()));
        AnswerFields fields = new AnswerFields(new JsonObject(members), "answer", "$", log);
        fields.ignore("ReportFormat", "ResponseMetadata");
        String content = fields.text("Content");
        Instant generated = fields.instantOrNull("GeneratedTime");
        fields.rest();
        byte[] csv;
        try {
            csv = Base64.getDecoder().decode(content.replaceAll("[\\r\\n\\t ]", ""));
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedJsonException(
                    "`$.Content` is no base64: take the answer as the command line prints it, or save the CSV as `credential-report.csv`",
                    null);
        }
        return readCsv(new ByteArrayInputStream(csv), generated, log);
    }

    /** @throws MalformedJsonException when it is no credential report, with the place in the CSV */
    static CredentialReport readCsv(InputStream bytes, @Nullable Instant generated, ReadLog log) {
        try (Reader text = new BufferedReader(new InputStreamReader(
                        bytes,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)));
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(MAX_CELL)
                        .ofCsvRecord(withoutByteOrderMark(text))) {
            List<String> header = null;
            List<CredentialReportRow> rows = new ArrayList<>();
            Set<String> users = new HashSet<>();
            for (CsvRecord record : records) {
                if (header == null) {
                    header = header(record.getFields());
                } else {
                    CredentialReportRow row = row(header, record, log);
                    if (!users.add(row.arn())) {
                        log.warn("a second row of `" + row.user() + "`: the report is none of AWS's");
                    }
                    rows.add(row);
                }
            }
            if (header == null) {
                throw new MalformedJsonException("the credential report is empty", null);
            }
            return new CredentialReport(
                    header.stream().filter(CredentialReport.COLUMNS::contains).toList(), rows, generated);
        } catch (CharacterCodingException notText) {
            throw new MalformedJsonException("not UTF-8 text: save the report as UTF-8", null);
        } catch (UncheckedIOException | CsvParseException unparsable) {
            if (unparsable.getCause() instanceof CharacterCodingException) {
                throw new MalformedJsonException("not UTF-8 text: save the report as UTF-8", null);
            }
            throw new MalformedJsonException("the credential report is no CSV: " + unparsable.getMessage(), null);
        } catch (IOException unreadable) {
            throw new MalformedJsonException("cannot be read: " + unreadable.getMessage(), null);
        }
    }

    private static Reader withoutByteOrderMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private static List<String> header(List<String> fields) {
        List<String> header = new ArrayList<>(fields);
        header.replaceAll(String::strip);
        Position place = new Position(1, 1);
        for (String needed : List.of("user", "arn")) {
            if (!header.contains(needed)) {
                throw new MalformedJsonException("the credential report has no column `" + needed + "`", place);
            }
        }
        if (new HashSet<>(header).size() < header.size()) {
            throw new MalformedJsonException("the credential report has a column twice", place);
        }
        return header;
    }

    private static CredentialReportRow row(List<String> header, CsvRecord record, ReadLog log) {
        Position place = new Position((int) record.getStartingLineNumber(), 1);
        if (record.getFieldCount() > header.size()) {
            throw new MalformedJsonException(
                    "a row of " + record.getFieldCount() + " cells under a header of " + header.size(), place);
        }
        TreeMap<String, String> cells = new TreeMap<>();
        TreeMap<String, String> unknown = new TreeMap<>();
        for (int i = 0; i < record.getFieldCount(); i++) {
            String column = header.get(i);
            (CredentialReport.COLUMNS.contains(column) ? cells : unknown).put(column, record.getField(i));
        }
        CredentialReportRow row = new CredentialReportRow(cells);
        log.at(place);
        log.owned(row.arn());
        unknown.forEach((column, cell) ->
                log.unknown("the credential report", "$." + row.user(), column, new JsonString(cell)));
        return row;
    }
}
