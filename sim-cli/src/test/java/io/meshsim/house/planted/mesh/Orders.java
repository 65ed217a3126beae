package io.meshsim.house.planted.mesh;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

final class Orders {
    static final class HashedMap {
        int size() {
            return new HashMap<String, String>(16).size();
        }
    }

    static final class HashedSet {
        Supplier<Set<String>> maker() {
            return HashSet::new;
        }
    }

    static final class SaltedSet {
        Set<String> letters() {
            return Set.of("a", "b");
        }
    }

    static final class SaltedMap {
        Map<String, String> letters() {
            return Map.of("a", "b");
        }
    }

    static final class CollectedSet {
        Set<String> letters(List<String> list) {
            return list.stream().collect(Collectors.toSet());
        }
    }

    static final class CollectedMap {
        Map<String, Integer> letters(List<String> list) {
            return list.stream().collect(Collectors.toMap(s -> s, String::length));
        }
    }

    static final class Grouped {
        Map<Integer, List<String>> letters(List<String> list) {
            return list.stream().collect(Collectors.groupingBy(String::length));
        }
    }
}
