package io.meshsim.house.planted.mesh;

import io.meshsim.house.planted.config.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Does what the rules allow, close to what they forbid. */
final class Innocent {
    static final List<String> NAMES = List.of("a", "b");

    private final Map<String, Value> values = new LinkedHashMap<>();

    byte[] bytes() {
        return new byte[] {1};
    }

    Map<Integer, List<String>> byLength() {
        values.put("a", new Value((int) StrictMath.log(10)));
        return NAMES.stream()
                .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
    }
}
