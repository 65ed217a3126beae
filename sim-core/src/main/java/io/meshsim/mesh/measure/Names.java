package io.meshsim.mesh.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives each thing that is named a number, from 0 in the order of first sight. */
final class Names<T> {

    private final Map<T, Integer> numbers = new LinkedHashMap<>();
    private final List<T> names = new ArrayList<>();

    int number(T name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    T name(int number) {
        return names.get(number);
    }
}
