package io.meshsim.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one replication measured: finite numbers by name, with the unit last in the name ({@code
 * "p99 ms"}).
 */
public record Responses(Map<String, Double> values) {

    public Responses {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a replication must have at least one response");
        }
        values.forEach(Responses::requireFinite);
    }

    /** One response; add more with {@link #and}. */
    public static Responses of(String name, double value) {
        return new Responses(Collections.singletonMap(name, value));
    }

    /**
     * These and one more.
     *
     * @throws IllegalArgumentException if the name is taken or the value is not finite
     */
    public Responses and(String name, double value) {
        if (values.containsKey(name)) {
            throw new IllegalArgumentException("response \"" + name + "\" is already there");
        }
        Map<String, Double> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Responses(more);
    }

    /** The names, in the order in which they were added. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** The value of one response; throws IllegalArgumentException if there is none such. */
    public double value(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "no response is called \"" + name + "\"; there are " + names());
        }
        return value;
    }

    /**
     * Each value less that of the same name in the other.
     *
     * @throws IllegalArgumentException if the names differ
     */
    public Responses minus(Responses other) {
        if (!names().equals(other.names())) {
            throw new IllegalArgumentException(
                    "no difference of responses " + names() + " and " + other.names());
        }
        Map<String, Double> differences = new LinkedHashMap<>();
        values.forEach((name, value) -> differences.put(name, value - other.value(name)));
        return new Responses(differences);
    }

    private static void requireFinite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "response \"" + name + "\" is " + value + "; it must be a finite number");
        }
    }
}
