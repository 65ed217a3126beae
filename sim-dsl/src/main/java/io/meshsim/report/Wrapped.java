package io.meshsim.report;

/** Text broken between words so that lines keep to the width of the summary. */
final class Wrapped {

    private Wrapped() {}

    /** Appends a prefix and the text; later lines are indented. A word too long stays whole. */
    static void append(StringBuilder out, String prefix, int indent, String text) {
        out.append(prefix);
        int column = Math.max(prefix.length(), indent);
        boolean first = true;
        for (String word : text.split(" ", -1)) {
            int length = word.codePointCount(0, word.length());
            if (!first && column + 1 + length > Table.WIDTH) {
                out.append('\n').append(" ".repeat(indent));
                column = indent;
                first = true;
            }
            out.append(first ? "" : " ").append(word);
            column += length + (first ? 0 : 1);
            first = false;
        }
        out.append('\n');
    }
}
