package dev.muster.api.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Rows of a table in aligned columns, each perhaps with notes below it; every text is made safe for a terminal. */
final class TextTable {

    /** A longer text does not push the other rows aside. */
    private static final int WIDEST = 64;

    private static final String GAP = "  ";

    private final List<Row> rows = new ArrayList<>();

    private record Row(List<String> cells, List<String> notes) {}

    TextTable(String... headings) {
        row(List.of(headings), List.of());
    }

    void row(List<String> cells, List<String> notes) {
        rows.add(new Row(
                cells.stream().map(DisplayText::terminal).toList(),
                notes.stream().map(DisplayText::terminal).toList()));
    }

    void write(String indent, Writer out) throws IOException {
        int[] widths = widths();
        for (Row row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.cells().size(); i++) {
                String cell = row.cells().get(i);
                line.append(cell);
                if (i < row.cells().size() - 1) {
                    line.append(" ".repeat(Math.max(0, widths[i] - cell.length())))
                            .append(GAP);
                }
            }
            out.write(line.toString().stripTrailing());
            out.write(System.lineSeparator());
            for (String note : row.notes()) {
                out.write(indent + GAP + "! " + note + System.lineSeparator());
            }
        }
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).cells().size()];
        for (Row row : rows) {
            for (int i = 0; i < widths.length; i++) {
                int length = row.cells().get(i).length();
                if (length <= WIDEST) {
                    widths[i] = Math.max(widths[i], length);
                }
            }
        }
        return widths;
    }
}
