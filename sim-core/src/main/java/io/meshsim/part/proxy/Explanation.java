package io.meshsim.part.proxy;

import java.util.List;

/**
 * A decision with its reasons.
 *
 * @param lines in the order in which things were tried: what matched, what lost, and why
 */
public record Explanation(Decision decision, List<String> lines) {

    public Explanation {
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
