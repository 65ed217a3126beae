package io.meshsim.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What calls ask: each target of the callers in a namespace has a number, asked for once. */
public final class Targets {

    private static final int UNKNOWN = -1;
    private static final int[] NOTHING_KNOWN = {};

    private final Map<Asked, Integer> numbers = new LinkedHashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final Map<SortedMap<String, String>, Integer> headerNumbers = new LinkedHashMap<>();

    /** Of each target, the number of its request's headers. */
    private int[] headers = new int[16];

    /** Of each target, by the headers handed on, the target that asks the same with them. */
    private int[][] withHeaders = new int[16][];

    private record Asked(Target target, String namespace) {}

    /** The number of a target, for callers in a namespace; from 0. */
    public int number(Target target, String namespace) {
        Asked wanted = new Asked(target, namespace);
        Integer known = numbers.get(wanted);
        return known == null ? add(wanted) : known;
    }

    /** The target of a number. */
    public Target get(int number) {
        return asked.get(number).target();
    }

    /** The namespace in which the target's name is looked up. */
    public String namespace(int number) {
        return asked.get(number).namespace();
    }

    /**
     * The target that asks the same with the headers of another target's request, where it has none
     * of that name.
     */
    public int withHeadersOf(int number, int other) {
        int handedOn = headers[other];
        int[] known = withHeaders[number];
        if (handedOn < known.length && known[handedOn] != UNKNOWN) {
            return known[handedOn];
        }
        return handOn(number, other);
    }

    private int handOn(int number, int other) {
        Target target = get(number);
        Target merged = target.withRequest(target.request().withHeadersOf(get(other).request()));
        int found = number(merged, namespace(number));
        int[] known = withHeaders[number];
        int handedOn = headers[other];
        if (handedOn >= known.length) {
            int before = known.length;
            known = Arrays.copyOf(known, handedOn + 1);
            Arrays.fill(known, before, known.length, UNKNOWN);
            withHeaders[number] = known;
        }
        known[handedOn] = found;
        return found;
    }

    private int add(Asked wanted) {
        int number = asked.size();
        if (number == headers.length) {
            headers = Arrays.copyOf(headers, 2 * number);
            withHeaders = Arrays.copyOf(withHeaders, 2 * number);
        }
        SortedMap<String, String> sent = wanted.target().request().headers();
        headers[number] = headerNumbers.computeIfAbsent(sent, ignored -> headerNumbers.size());
        withHeaders[number] = NOTHING_KNOWN;
        numbers.put(wanted, number);
        asked.add(wanted);
        return number;
    }
}
