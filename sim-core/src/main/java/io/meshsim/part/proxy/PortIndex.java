package io.meshsim.part.proxy;

import io.meshsim.part.proxy.listener.ListenerForm;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The active listeners by the destination that they stand for. Rebuilt on each change. */
final class PortIndex {

    private final Map<Integer, Map<String, ListenerForm>> exact = new LinkedHashMap<>();
    private final Map<Integer, ListenerForm> anyAddress = new LinkedHashMap<>();

    PortIndex(Iterable<ListenerForm> listeners) {
        for (ListenerForm listener : listeners) {
            if (listener.isAnyAddress()) {
                anyAddress.putIfAbsent(listener.port(), listener);
            } else {
                exact.computeIfAbsent(listener.port(), ignored -> new LinkedHashMap<>())
                        .putIfAbsent(listener.ip(), listener);
            }
        }
    }

    /** The listener that stands for exactly this destination; null if none. */
    @Nullable ListenerForm exact(String ip, int port) {
        Map<String, ListenerForm> byIp = exact.get(port);
        return byIp == null ? null : byIp.get(ip);
    }

    /** The listener that stands for this port of every address; null if none. */
    @Nullable ListenerForm anyAddress(int port) {
        return anyAddress.get(port);
    }
}
