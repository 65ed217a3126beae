package io.meshsim.part.istiod.context;

import io.meshsim.config.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Things of a namespace that select pods by labels; those that a pod has not the first label of are
 * never looked at.
 */
final class SelectorIndex<T> {

    private record Entry<T>(int position, Labels selector, T value) {}

    private record Mark(String namespace, String name, String value) {}

    private final Map<Mark, List<Entry<T>>> byFirstLabel = new LinkedHashMap<>();
    private final Map<String, List<Entry<T>>> forAll = new LinkedHashMap<>();
    private int size;

    /** Adds a value; an empty selector selects every pod of the namespace. */
    void add(String namespace, Labels selector, T value) {
        Entry<T> entry = new Entry<>(size++, selector, value);
        if (selector.isEmpty()) {
            forAll.computeIfAbsent(namespace, ignored -> new ArrayList<>()).add(entry);
            return;
        }
        Map.Entry<String, String> first = selector.entries().entrySet().iterator().next();
        byFirstLabel
                .computeIfAbsent(
                        new Mark(namespace, first.getKey(), first.getValue()),
                        ignored -> new ArrayList<>())
                .add(entry);
    }

    /** What selects a pod with these labels, in the order of adding. */
    List<T> find(String namespace, Labels labels) {
        List<Entry<T>> found = new ArrayList<>(forAll.getOrDefault(namespace, List.of()));
        labels.entries()
                .forEach(
                        (name, value) -> {
                            Mark mark = new Mark(namespace, name, value);
                            for (Entry<T> entry : byFirstLabel.getOrDefault(mark, List.of())) {
                                if (entry.selector.isSubsetOf(labels)) {
                                    found.add(entry);
                                }
                            }
                        });
        found.sort(Comparator.comparingInt(Entry::position));
        return found.stream().map(Entry::value).toList();
    }
}
