package io.meshsim.bench.work;

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

    /**
     * Reads what {@link #text} wrote, such as {@code hold:10000}; 1 if no size is given.
     *
     * @throws IllegalArgumentException if there is no such workload, or the size is no number
     */
    public static Load parse(String text) {
        String[] parts = text.split(":", 2);
        return new Load(Workload.named(parts[0]), parts.length == 1 ? 1 : size(text, parts[1]));
    }

    private static int size(String text, String digits) {
        if (!digits.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    "size of workload " + text + " must be a whole number, as in hold:10000");
        }
        return Integer.parseInt(digits);
    }

    /** For example {@code hold:10000}. */
    public String text() {
        return workload.text() + ":" + n;
    }
}
