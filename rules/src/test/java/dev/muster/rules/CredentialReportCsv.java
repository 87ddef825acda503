package dev.muster.rules;

import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a credential report as it stands in test cases: one header line, plain cells, no quotes. */
final class CredentialReportCsv {

    private CredentialReportCsv() {}

    static CredentialReport read(String csv, @Nullable Instant generated) {
        List<String> lines = csv.strip().lines().toList();
        List<String> columns = List.of(lines.get(0).split(",", -1));
        List<CredentialReportRow> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            SortedMap<String, String> row = new TreeMap<>();
            for (int i = 0; i < cells.length && i < columns.size(); i++) {
                row.put(columns.get(i), cells[i]);
            }
            rows.add(new CredentialReportRow(row));
        }
        return new CredentialReport(columns, rows, generated);
    }
}
