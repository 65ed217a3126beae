package io.meshsim.report;

/** How the summary is printed: in full or not, with ANSI colours or not. */
record Style(boolean verbose, boolean coloured) {

    static final Style PLAIN = new Style(false, false);

    Style verbose(boolean everything) {
        return new Style(everything, coloured);
    }

    Style coloured(boolean colours) {
        return new Style(verbose, colours);
    }

    String title(String text) {
        return painted("1", text);
    }

    String good(String text) {
        return painted("32", text);
    }

    String bad(String text) {
        return painted("1;31", text);
    }

    private String painted(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
