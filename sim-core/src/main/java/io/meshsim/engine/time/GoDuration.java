package io.meshsim.engine.time;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Durations as Istio and Kubernetes write them: {@code 100ms}, {@code 1m30s}, {@code 1.5h}.
 *
 * <p>Units: ns, us (or µs), ms, s, m, h. Source: Go, time.ParseDuration. Parts of a nanosecond are
 * an error here, where Go cuts them off.
 */
public final class GoDuration {

    private static final String SHAPE = "write it like 100ms, 10s or 1m30s";

    private static final Map<String, Long> UNIT_NANOS = unitNanos();

    private GoDuration() {}

    /**
     * Returns a duration in nanoseconds, exactly; it may be negative.
     *
     * @throws IllegalArgumentException when the text is not a duration, or too long for a long
     */
    public static long parse(String text) {
        boolean negative = text.startsWith("-");
        String body = negative || text.startsWith("+") ? text.substring(1) : text;
        if (body.equals("0")) {
            return 0;
        }
        if (body.isEmpty()) {
            throw notADuration(text);
        }
        BigDecimal nanos = BigDecimal.ZERO;
        int at = 0;
        while (at < body.length()) {
            int unitAt = skipNumber(body, at);
            int next = skipUnit(body, unitAt);
            nanos = nanos.add(part(text, body.substring(at, unitAt), body.substring(unitAt, next)));
            at = next;
        }
        return exact(text, negative ? nanos.negate() : nanos);
    }

    /**
     * Returns a duration in nanoseconds, exactly.
     *
     * @throws IllegalArgumentException also when the duration is negative
     */
    public static long parseNotNegative(String text) {
        long nanos = parse(text);
        if (nanos < 0) {
            throw new IllegalArgumentException(
                    "the duration \"" + text + "\" must not be negative");
        }
        return nanos;
    }

    /** Returns the shortest text: whole seconds, milliseconds, microseconds or nanoseconds. */
    public static String text(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos % 1_000_000_000L == 0) {
            return nanos / 1_000_000_000L + "s";
        }
        if (nanos % 1_000_000L == 0) {
            return nanos / 1_000_000L + "ms";
        }
        return nanos % 1000 == 0 ? nanos / 1000 + "\u00b5s" : nanos + "ns";
    }

    private static int skipNumber(String body, int from) {
        int at = from;
        while (at < body.length() && (isDigit(body.charAt(at)) || body.charAt(at) == '.')) {
            at++;
        }
        return at;
    }

    private static int skipUnit(String body, int from) {
        int at = from;
        while (at < body.length() && !isDigit(body.charAt(at)) && body.charAt(at) != '.') {
            at++;
        }
        return at;
    }

    private static BigDecimal part(String text, String number, String unit) {
        Long unitNanos = UNIT_NANOS.get(unit);
        if (unitNanos == null && !number.isEmpty()) {
            throw new IllegalArgumentException(
                    unit.isEmpty()
                            ? "the duration \"" + text + "\" has no unit; " + SHAPE
                            : "the duration \""
                                    + text
                                    + "\" has an unknown unit \""
                                    + unit
                                    + "\"; use ns, us, ms, s, m or h");
        }
        if (unitNanos == null || number.isEmpty() || !isNumber(number)) {
            throw notADuration(text);
        }
        return new BigDecimal(number).multiply(BigDecimal.valueOf(unitNanos));
    }

    private static boolean isNumber(String number) {
        return number.indexOf('.') == number.lastIndexOf('.') && !number.equals(".");
    }

    private static long exact(String text, BigDecimal nanos) {
        try {
            return nanos.longValueExact();
        } catch (ArithmeticException inexact) {
            throw new IllegalArgumentException(
                    "the duration \"" + text + "\" must be whole nanoseconds, below 292 years",
                    inexact);
        }
    }

    private static IllegalArgumentException notADuration(String text) {
        return new IllegalArgumentException("\"" + text + "\" is not a duration; " + SHAPE);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Map<String, Long> unitNanos() {
        Map<String, Long> nanos = new LinkedHashMap<>();
        nanos.put("ns", 1L);
        nanos.put("us", 1_000L);
        nanos.put("\u00b5s", 1_000L);
        nanos.put("\u03bcs", 1_000L);
        nanos.put("ms", 1_000_000L);
        nanos.put("s", 1_000_000_000L);
        nanos.put("m", 60_000_000_000L);
        nanos.put("h", 3_600_000_000_000L);
        return Collections.unmodifiableMap(nanos);
    }
}
