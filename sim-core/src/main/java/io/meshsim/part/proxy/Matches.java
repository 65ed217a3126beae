package io.meshsim.part.proxy;

import io.meshsim.engine.random.Hash64;
import io.meshsim.part.proxy.route.RequestView;
import org.jspecify.annotations.Nullable;

/** The kinds of requests that a view has met, by hash; forgets all when they become too many. */
final class Matches {

    private static final int MOST = 4096;

    private @Nullable Match[] slots = new Match[8];
    private int size;

    /** Null if there was no such request yet. */
    @Nullable Match find(Connection connection, String ip, RequestView request) {
        int mask = slots.length - 1;
        int slot = slot(connection.port(), request) & mask;
        Match found = slots[slot];
        while (found != null && !found.isOf(connection, ip, request)) {
            slot = (slot + 1) & mask;
            found = slots[slot];
        }
        return found;
    }

    void add(Match match) {
        if (size == MOST) {
            slots = new Match[8];
            size = 0;
        } else if (2 * size >= slots.length) {
            grow();
        }
        put(match);
        size++;
    }

    private void grow() {
        Match[] before = slots;
        slots = new Match[2 * before.length];
        for (Match match : before) {
            if (match != null) {
                put(match);
            }
        }
    }

    private void put(Match match) {
        int mask = slots.length - 1;
        int slot = slot(match.port, match.request) & mask;
        while (slots[slot] != null) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = match;
    }

    private static int slot(int port, RequestView request) {
        return (int) Hash64.mix(((long) request.hash() << 32) ^ port);
    }
}
