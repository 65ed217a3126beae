package io.meshsim.report.trace;

/** Something that took time; not finished if the run ended first. */
record Span(String name, long fromNanos, long toNanos, long value, long request, boolean finished) {

    static Span of(String name, long fromNanos, long toNanos, long value) {
        return new Span(name, fromNanos, toNanos, value, 0, true);
    }
}
