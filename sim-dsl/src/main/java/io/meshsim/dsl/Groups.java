package io.meshsim.dsl;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Numbers of requests by group. */
public record Groups(Mesh mesh, String name, Map<String, Long> counts, long total) {

    public Groups {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }
}
