package io.meshsim.config;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Labels or annotations, sorted by name. */
public record Labels(SortedMap<String, String> entries) {

    /** No labels. */
    public static final Labels NONE = new Labels(new TreeMap<>());

    public Labels {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** Labels from a map in any order. */
    public static Labels of(Map<String, String> entries) {
        return new Labels(new TreeMap<>(entries));
    }

    /** A single label. */
    public static Labels of(String name, String value) {
        return NONE.with(name, value);
    }

    /** These labels and one more, or with one replaced. */
    public Labels with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(entries);
        more.put(name, value);
        return new Labels(more);
    }

    /** The value of a label. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** Whether each of these labels is among the other's, with the same value. */
    public boolean isSubsetOf(Labels other) {
        return other.entries.entrySet().containsAll(entries.entrySet());
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
