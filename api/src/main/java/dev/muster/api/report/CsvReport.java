package dev.muster.api.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Unread;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** One finding per line after RFC 4180; what a spreadsheet would take for a formula is made plain text. */
final class CsvReport implements EvaluationWriter {

    @Override
    public void write(List<JudgedAccount> accounts, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord(
                "account", "control", "severity", "resource_type", "resource_id", "outcome", "reasons", "unread");
        for (JudgedAccount account : accounts) {
            for (Finding finding : account.shown()) {
                csv.writeRecord(
                        account.account(),
                        finding.control(),
                        finding.severity().name(),
                        finding.resource().type().id(),
                        plain(finding.resource().id()),
                        finding.outcome().name(),
                        plain(finding.reasons().stream().map(Reason::text).collect(Collectors.joining("; "))),
                        plain(finding.unread().stream().map(CsvReport::text).collect(Collectors.joining("; "))));
            }
        }
        csv.flush();
    }

    private static String text(Unread unread) {
        return unread.section() + " (" + unread.cause().id() + ")";
    }

    /** A leading `=`, `+`, `-` or `@` begins a formula in spreadsheets, and tables are looked at in terminals: names are chosen by others. */
    private static String plain(String text) {
        String cell = DisplayText.terminal(text);
        return !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
