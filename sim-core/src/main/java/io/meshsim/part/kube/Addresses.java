package io.meshsim.part.kube;

import java.util.BitSet;
import java.util.Locale;

/**
 * The pod addresses of one node: 10.244.NODE.2 and up, a /24 for each node.
 *
 * <p>10.244.0.0/16 is the range kubeadm documents for pods; nodes beyond 255 continue in 10.245.
 * Addresses are taken round robin, so that one is not soon used again (as the host-local plugin).
 */
final class Addresses {

    private static final int BASE = (10 << 24) | (244 << 16);
    private static final int FIRST = 2;
    private static final int LAST = 254;
    private static final int MOST_NODES = 12 * 256 - 1;

    private final int prefix;
    private final BitSet used = new BitSet();
    private int next = FIRST;

    /** Addresses of the node with this number, from 1. */
    Addresses(int node) {
        if (node > MOST_NODES) {
            throw new IllegalArgumentException(
                    "node number " + node + " must not be above " + MOST_NODES);
        }
        this.prefix = BASE + (node << 8);
    }

    String take() {
        while (used.get(next)) {
            advance();
        }
        int host = next;
        used.set(host);
        advance();
        return text(prefix + host);
    }

    void release(String address) {
        used.clear(Integer.parseInt(address.substring(address.lastIndexOf('.') + 1)));
    }

    void releaseAll() {
        used.clear();
    }

    private void advance() {
        next = next == LAST ? FIRST : next + 1;
    }

    /** An IPv4 address in dotted form. */
    static String text(int address) {
        return String.format(
                Locale.ROOT,
                "%d.%d.%d.%d",
                address >>> 24,
                (address >>> 16) & 255,
                (address >>> 8) & 255,
                address & 255);
    }
}
