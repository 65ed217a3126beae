package io.meshsim.cost;

import java.util.Locale;

/**
 * One measured or documented number, with what is known about it.
 *
 * @param name what it is, for footnotes
 * @param relativeError 0.3 means plus or minus 30 percent
 * @param source where the number comes from, or why it is assumed
 */
public record Calibrated(
        String name, double value, String unit, double relativeError, String source) {

    public Calibrated {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(name + ": value " + value + " must not be negative");
        }
        if (!(relativeError >= 0)) {
            throw new IllegalArgumentException(
                    name + ": relative error " + relativeError + " must not be negative");
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException(name + ": a calibrated value needs a source");
        }
    }

    /** A time in microseconds. */
    public static Calibrated micros(
            String name, double value, double relativeError, String source) {
        return new Calibrated(name, value, "µs", relativeError, source);
    }

    /** An amount of memory in bytes. */
    public static Calibrated bytes(String name, double value, double relativeError, String source) {
        return new Calibrated(name, value, "B", relativeError, source);
    }

    /** The same quantity as somebody else knows it. */
    public Calibrated as(double otherMicros, String otherSource) {
        return micros(name, otherMicros, 0, otherSource);
    }

    /** A time in microseconds as whole nanoseconds. */
    public long microsToNanos() {
        if (!unit.equals("µs")) {
            throw new IllegalStateException(name + " is in " + unit + ", not µs");
        }
        return Math.round(value * 1000);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %s %s ±%.0f%% (%s)",
                name,
                value,
                unit,
                relativeError * 100,
                source);
    }
}
