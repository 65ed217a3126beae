package io.meshsim.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers and names as people read them; the same text on every machine. */
final class Figures {

    private static final String[] TIME_UNITS = {"ns", "µs", "ms", "s"};
    private static final String[] SIZE_UNITS = {"B", "kB", "MB", "GB", "TB"};
    private static final int DIGITS = 15;

    private Figures() {}

    /** Three digits and a unit, such as {@code 1.25 ms}; "never" if negative. */
    static String duration(long nanos) {
        return nanos < 0 ? "never" : scaled((double) nanos, TIME_UNITS);
    }

    /** Three digits and a unit; a kilobyte is 1,000 bytes. */
    static String bytes(long bytes) {
        return scaled((double) bytes, SIZE_UNITS);
    }

    /** Milliseconds without the unit. */
    static String millis(long nanos) {
        return fixed(nanos / 1e6, nanos < 9_995_000 ? 2 : 1);
    }

    /** With commas between thousands. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A share from 0 to 1 in percent; only all is 100 %, and only none is 0 %. */
    static String percent(double share) {
        if (share > 0 && share < 0.0001) {
            return "<0.01 %";
        }
        if (share < 1 && share > 0.9999) {
            return ">99.99 %";
        }
        return fixed(share * 100, share == 1 ? 0 : 2) + " %";
    }

    /** With so many places after the point, rounded half up. */
    static String fixed(double value, int places) {
        return new BigDecimal(value).setScale(places, RoundingMode.HALF_UP).toPlainString();
    }

    /** The shortest decimal text of up to 15 digits, without an exponent. */
    static String decimal(double value) {
        return number(value).toPlainString();
    }

    /** The same as a number; JDKs before and after 19 print some doubles differently. */
    static BigDecimal number(double value) {
        BigDecimal exact = new BigDecimal(value).round(new MathContext(DIGITS));
        BigDecimal bare = exact.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    /**
     * A name on one line: control characters become their escapes, so that none reaches a terminal.
     */
    static String plain(String name) {
        if (name.codePoints().noneMatch(Character::isISOControl)) {
            return name;
        }
        StringBuilder plain = new StringBuilder();
        name.codePoints().forEach(point -> appendPlain(plain, point));
        return plain.toString();
    }

    /** A service's full name without the part that all have. */
    static String service(String name) {
        return name.endsWith(".svc.cluster.local")
                ? name.substring(0, name.length() - ".svc.cluster.local".length())
                : name;
    }

    private static void appendPlain(StringBuilder plain, int point) {
        if (Character.isISOControl(point)) {
            plain.append(String.format(Locale.ROOT, "\\u%04x", point));
        } else {
            plain.appendCodePoint(point);
        }
    }

    private static String scaled(double value, String[] units) {
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        int places = unit == 0 || value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        return fixed(value, places) + " " + units[unit];
    }
}
