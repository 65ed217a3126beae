package io.meshsim.yaml.schema;

import java.util.Collection;
import java.util.Optional;

/** Finds the word a person probably meant. */
public final class Nearest {

    private static final int SHORT_LIST = 14;

    private Nearest() {}

    /** Returns the nearest candidate, if it is near enough to be a slip of the finger. */
    static Optional<String> to(String word, Collection<String> candidates) {
        String best = "";
        int bestDistance = Math.max(1, Math.min(3, word.length() / 3)) + 1;
        for (String candidate : candidates) {
            int distance = distance(word, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** Returns "did you mean", or the whole list when it is short, or nothing. */
    public static String suggestion(String word, Collection<String> candidates) {
        return to(word, candidates)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElseGet(() -> list(candidates));
    }

    private static String list(Collection<String> candidates) {
        return candidates.isEmpty() || candidates.size() > SHORT_LIST
                ? ""
                : "allowed here: " + String.join(", ", candidates);
    }

    /**
     * Number of letters to insert, delete, replace or swap with a neighbour; case counts nothing
     * between words that are otherwise equal.
     */
    static int distance(String a, String b) {
        if (a.equalsIgnoreCase(b)) {
            return a.equals(b) ? 0 : 1;
        }
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 ? j : j == 0 ? i : cell(rows, a, i, b, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cell(int[][] rows, String a, int i, String b, int j) {
        int replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
