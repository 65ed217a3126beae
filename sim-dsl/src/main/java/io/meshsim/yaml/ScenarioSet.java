package io.meshsim.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scenario in its variants, which differ in what they say, and what their runs must show beside
 * each other.
 *
 * @param variants by name, in the order of the file; one without a name if the file has none
 */
public record ScenarioSet(
        String name, Map<String, Scenario> variants, List<Comparison> comparisons) {

    /** The name of the only variant of a scenario that has none. */
    public static final String PLAIN = "";

    public ScenarioSet {
        variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
        comparisons = List.copyOf(comparisons);
        if (variants.isEmpty()) {
            throw new IllegalArgumentException("scenario " + name + " has no variant");
        }
    }

    /** Whether the file names no variants. */
    public boolean isPlain() {
        return variants.containsKey(PLAIN);
    }
}
