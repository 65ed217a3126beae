package io.meshsim.mesh.measure;

import io.meshsim.net.ResponseFlag;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Counts answers by status and flag; there are few kinds, so they are searched one by one. */
final class OutcomeCounts {

    private int[] statuses = new int[1];
    private ResponseFlag[] flags = new ResponseFlag[1];
    private long[] counts = new long[1];
    private int kinds;

    void add(int status, ResponseFlag flag, long answers) {
        int kind = kind(status, flag);
        counts[kind] += answers;
    }

    void addAll(OutcomeCounts other) {
        for (int kind = 0; kind < other.kinds; kind++) {
            add(other.statuses[kind], other.flags[kind], other.counts[kind]);
        }
    }

    void reset() {
        Arrays.fill(counts, 0);
    }

    /** Answers with a status below 500. */
    long succeeded() {
        long succeeded = 0;
        for (int kind = 0; kind < kinds; kind++) {
            succeeded += Answer.succeeded(statuses[kind]) ? counts[kind] : 0;
        }
        return succeeded;
    }

    /** By their text, such as {@code 503 UF}. */
    Map<String, Long> byText() {
        Map<String, Long> texts = new TreeMap<>();
        for (int kind = 0; kind < kinds; kind++) {
            if (counts[kind] > 0) {
                texts.put(Answer.outcome(statuses[kind], flags[kind]), counts[kind]);
            }
        }
        return texts;
    }

    private int kind(int status, ResponseFlag flag) {
        for (int kind = 0; kind < kinds; kind++) {
            if (statuses[kind] == status && flags[kind] == flag) {
                return kind;
            }
        }
        return add(kinds++, status, flag);
    }

    private int add(int kind, int status, ResponseFlag flag) {
        if (kind == counts.length) {
            statuses = Arrays.copyOf(statuses, 2 * kind);
            flags = Arrays.copyOf(flags, 2 * kind);
            counts = Arrays.copyOf(counts, 2 * kind);
        }
        statuses[kind] = status;
        flags[kind] = flag;
        return kind;
    }
}
