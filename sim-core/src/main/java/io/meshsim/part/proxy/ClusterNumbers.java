package io.meshsim.part.proxy;

import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers for the names of clusters, the same in all proxies that have the same view. */
final class ClusterNumbers {

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    int of(String name) {
        return numbers.computeIfAbsent(name, ignored -> numbers.size());
    }
}
