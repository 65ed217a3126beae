package io.meshsim.bench.work;

import java.util.Locale;

/**
 * A workload and its size.
 *
 * @param n pending events or sources; 1 for {@link Workload#MM1}
 */
public record Load(Workload workload, int n) {

    private static final int MOST = 1 << 27;

    public Load {
        if (n < 1 || n > MOST) {
            throw new IllegalArgumentException("n " + n + " must be from 1 to " + MOST);
        }
    }

    /** Reads what {@link #text} wrote, such as {@code hold:10000}. */
    public static Load parse(String text) {
        String[] parts = text.split(":", 2);
        int n = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
        return new Load(Workload.valueOf(parts[0].toUpperCase(Locale.ROOT)), n);
    }

    /** For example {@code hold:10000}. */
    public String text() {
        return workload.text() + ":" + n;
    }
}
