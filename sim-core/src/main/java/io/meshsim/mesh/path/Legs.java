package io.meshsim.mesh.path;

import io.meshsim.part.proxy.cluster.Host;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The gateways that sent calls on: a row each, which names the gateway before it. */
final class Legs {

    /** No gateway. */
    static final int NONE = -1;

    private int[] gateways = {};
    private @Nullable Host[] hosts = {};
    private int[] upstreams = {};
    private long[] forwardedNanos = {};

    /** Of a row in use, the leg before it; of a free row, the next free one. */
    private int[] before = {};

    private int firstFree = NONE;

    /** A gateway sends a call on that came over the leg {@code previous}, if any. */
    int add(int previous, int gateway, Host host, int upstream, long nowNanos) {
        if (firstFree == NONE) {
            grow();
        }
        int leg = firstFree;
        firstFree = before[leg];
        before[leg] = previous;
        gateways[leg] = gateway;
        hosts[leg] = host;
        upstreams[leg] = upstream;
        forwardedNanos[leg] = nowNanos;
        return leg;
    }

    /** The leg before; {@link #NONE} if this is the first. */
    int before(int leg) {
        return before[leg];
    }

    /** The first of a leg and those before it. */
    int first(int last) {
        int leg = last;
        while (before[leg] != NONE) {
            leg = before[leg];
        }
        return leg;
    }

    /** Number of the gateway. */
    int gateway(int leg) {
        return gateways[leg];
    }

    /** The row of the host that the gateway chose. */
    int upstream(int leg) {
        return upstreams[leg];
    }

    /** When the gateway sent the call on. */
    long forwardedNanos(int leg) {
        return forwardedNanos[leg];
    }

    /** Whether a leg or one before it is a gateway's. */
    boolean passes(int last, int gateway) {
        for (int leg = last; leg != NONE; leg = before[leg]) {
            if (gateways[leg] == gateway) {
                return true;
            }
        }
        return false;
    }

    /** Gives a leg and all before it back, and ends the requests to their hosts. */
    void finish(int last) {
        int leg = last;
        while (leg != NONE) {
            Objects.requireNonNull(hosts[leg]).requestFinished();
            int previous = before[leg];
            free(leg);
            leg = previous;
        }
    }

    private void free(int leg) {
        hosts[leg] = null;
        before[leg] = firstFree;
        firstFree = leg;
    }

    private void grow() {
        int from = before.length;
        int to = Math.max(16, Math.multiplyExact(from, 2));
        gateways = Arrays.copyOf(gateways, to);
        hosts = Arrays.copyOf(hosts, to);
        upstreams = Arrays.copyOf(upstreams, to);
        forwardedNanos = Arrays.copyOf(forwardedNanos, to);
        before = Arrays.copyOf(before, to);
        for (int leg = to - 1; leg >= from; leg--) {
            free(leg);
        }
    }
}
