package io.meshsim.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows under headings, indented, at most 100 columns wide if the first and last column can give
 * way.
 */
final class Table {

    static final int WIDTH = 100;

    private static final String INDENT = "  ";
    private static final int LEAST = 12;

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> left = new ArrayList<>();

    /** Columns named as given; those whose name starts with {@code <} are aligned to the left. */
    Table(String... headings) {
        List<String> names = new ArrayList<>();
        for (String heading : headings) {
            left.add(heading.startsWith("<"));
            names.add(heading.startsWith("<") ? heading.substring(1) : heading);
        }
        rows.add(names);
    }

    Table row(String... cells) {
        if (cells.length != left.size()) {
            throw new AssertionError(cells.length + " cells under " + left.size() + " headings");
        }
        rows.add(Arrays.stream(cells).map(Figures::plain).toList());
        return this;
    }

    void print(StringBuilder out) {
        int[] widths = IntStream.range(0, left.size()).map(this::width).toArray();
        int gap = total(widths, 2) <= WIDTH ? 2 : 1;
        shrink(widths, 0, total(widths, gap) - WIDTH);
        shrink(widths, widths.length - 1, total(widths, gap) - WIDTH);
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int column = 0; column < widths.length; column++) {
                line.append(column == 0 ? "" : " ".repeat(gap));
                line.append(cell(row.get(column), widths[column], left.get(column)));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** The text with its middle left out, if it is longer than the width. */
    static String shortened(String text, int width) {
        int[] points = text.codePoints().toArray();
        if (points.length <= width) {
            return text;
        }
        int head = (width - 1) / 2;
        int tail = width - 1 - head;
        return new String(points, 0, head) + "…" + new String(points, points.length - tail, tail);
    }

    private static void shrink(int[] widths, int column, int excess) {
        if (excess > 0) {
            widths[column] = Math.max(Math.min(LEAST, widths[column]), widths[column] - excess);
        }
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static int total(int[] widths, int gap) {
        return INDENT.length() + Arrays.stream(widths).sum() + gap * (widths.length - 1);
    }

    private static String cell(String text, int width, boolean toTheLeft) {
        String shown = shortened(text, width);
        String space = " ".repeat(width - length(shown));
        return toTheLeft ? shown + space : space + shown;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
