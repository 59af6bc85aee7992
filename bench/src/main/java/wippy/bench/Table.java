// SPDX-License-Identifier: Apache-2.0
package wippy.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Markdown table whose columns are aligned, so that it also reads well as plain text. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> header) {
        rows.add(List.copyOf(header));
    }

    void row(List<String> cells) {
        if (cells.size() != rows.getFirst().size()) {
            throw new IllegalArgumentException(
                    "expected " + rows.getFirst().size() + " cells, got " + cells);
        }
        rows.add(List.copyOf(cells));
    }

    /** {@return three significant digits, or all digits of the integral part} */
    static String number(double value) {
        var size = Math.abs(value);
        var digits = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var i = 0; i < rows.size(); i++) {
            append(text, rows.get(i));
            if (i == 0) {
                for (var column = 0; column < rows.getFirst().size(); column++) {
                    var dashes = "-".repeat(width(column));
                    text.append(column == 0 ? "|" + dashes + "--" : "|" + dashes + "-:");
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private void append(StringBuilder text, List<String> row) {
        for (var column = 0; column < row.size(); column++) {
            var format = (column == 0 ? "| %-" : "| %") + width(column) + "s ";
            text.append(String.format(Locale.ROOT, format, row.get(column)));
        }
        text.append("|\n");
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
    }
}
