package io.meshsim.part.istiod;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Durations as Go writes them: {@code 100ms}, {@code 1m30s}, {@code 0}.
 *
 * <p>Source: Go documentation, time.ParseDuration.
 */
final class GoDuration {

    private static final Pattern WHOLE =
            Pattern.compile("[+-]?(0|(([0-9]+\\.?[0-9]*|\\.[0-9]+)" + "(ns|us|µs|μs|ms|s|m|h))+)");
    private static final Pattern STEP =
            Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");

    private GoDuration() {}

    static Duration parse(String name, String text) {
        if (!WHOLE.matches(text)) {
            throw new IllegalArgumentException(
                    name + " \"" + text + "\" is not a duration such as 100ms or 1m30s");
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher step = STEP.matcher(text);
        while (step.find()) {
            nanos = nanos.add(new BigDecimal(step.group(1)).multiply(unitNanos(step.group(2))));
        }
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(name + " " + text + " must not exceed 292 years");
        }
        Duration duration = Duration.ofNanos(nanos.longValue());
        return text.startsWith("-") ? duration.negated() : duration;
    }

    /** The shortest text: whole seconds, milliseconds, microseconds or nanoseconds. */
    static String text(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos % 1_000_000_000L == 0) {
            return nanos / 1_000_000_000L + "s";
        }
        if (nanos % 1_000_000L == 0) {
            return nanos / 1_000_000L + "ms";
        }
        return nanos % 1000 == 0 ? nanos / 1000 + "µs" : nanos + "ns";
    }

    private static BigDecimal unitNanos(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "ns" -> 1L;
                    case "us", "µs", "μs" -> 1_000L;
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    default -> 3_600_000_000_000L;
                });
    }
}
