package io.meshsim.mesh.measure;

import io.meshsim.engine.random.Hash64;
import java.util.Arrays;
import java.util.Locale;

/** Finds an edge's number by the numbers of its three ends, without allocating. */
final class EdgeIndex {

    private static final int END_BITS = 21;
    private static final int ENDS_MAX = 1 << END_BITS;

    /** No key has its highest bit set. */
    private static final long EMPTY = -1;

    private long[] keys = empty(16);
    private int[] edges = new int[16];
    private int size;

    /** Packs three numbers into one; throws IllegalArgumentException if one is too great. */
    static long key(int source, int service, int destination) {
        if ((source | service | destination) >= ENDS_MAX) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "edge %d, %d, %d: a mesh may have %d sources, services and"
                                    + " destinations",
                            source,
                            service,
                            destination,
                            ENDS_MAX));
        }
        return ((long) source << (2 * END_BITS)) | ((long) service << END_BITS) | destination;
    }

    /** The number of a key's edge, or -1. */
    int find(long key) {
        int slot = slot(key);
        return keys[slot] == EMPTY ? -1 : edges[slot];
    }

    /** Adds a key that is not there. */
    void add(long key, int edge) {
        if (2 * size == keys.length) {
            grow();
        }
        int slot = slot(key);
        keys[slot] = key;
        edges[slot] = edge;
        size++;
    }

    /** Where the key is, or the free place where it would be. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) Hash64.mix(key) & mask;
        while (keys[slot] != key && keys[slot] != EMPTY) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldEdges = edges;
        keys = empty(2 * oldKeys.length);
        edges = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                edges[slot] = oldEdges[i];
            }
        }
    }

    private static long[] empty(int length) {
        long[] keys = new long[length];
        Arrays.fill(keys, EMPTY);
        return keys;
    }
}
