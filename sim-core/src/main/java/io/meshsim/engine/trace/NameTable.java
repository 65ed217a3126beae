package io.meshsim.engine.trace;

import io.meshsim.engine.random.Hash64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names by number. A pair of names is a number too, and takes no room: there are many more streams
 * with types than either.
 */
final class NameTable {

    private static final int SECOND_BITS = 5;
    private static final int MOST_SECONDS = 1 << SECOND_BITS;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();
    private final int[] seconds = new int[MOST_SECONDS];
    private int secondCount;
    private long[] hashes = new long[64];

    /** The number of a name, from 0. */
    int of(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() == hashes.length) {
            hashes = Arrays.copyOf(hashes, names.size() * 2);
        }
        hashes[names.size()] = Hash64.of(name);
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    /** The number of two names together, which is negative; of seconds there may be 32. */
    int pair(int first, int second) {
        int index = 0;
        while (index < secondCount && seconds[index] != second) {
            index++;
        }
        if (index == secondCount) {
            seconds[index] = second;
            secondCount++;
        }
        return ~((first << SECOND_BITS) | index);
    }

    long hash(int number) {
        return number >= 0
                ? hashes[number]
                : Hash64.mix(hashes[first(number)] ^ Long.rotateLeft(hashes[second(number)], 17));
    }

    String text(int number) {
        return number >= 0
                ? names.get(number)
                : names.get(first(number)) + " " + names.get(second(number));
    }

    private static int first(int pair) {
        return ~pair >>> SECOND_BITS;
    }

    private int second(int pair) {
        return seconds[~pair & (MOST_SECONDS - 1)];
    }
}
