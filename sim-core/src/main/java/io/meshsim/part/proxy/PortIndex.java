package io.meshsim.part.proxy;

import io.meshsim.part.proxy.listener.ListenerForm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The active listeners by the destination that they stand for. Rebuilt on each change. */
final class PortIndex {

    /** In order; of listeners for the same destination, the first that came is found. */
    private final ListenerForm[] exact;

    private final ListenerForm[] anyAddress;

    PortIndex(Iterable<ListenerForm> listeners) {
        List<ListenerForm> one = new ArrayList<>();
        List<ListenerForm> any = new ArrayList<>();
        for (ListenerForm listener : listeners) {
            (listener.isAnyAddress() ? any : one).add(listener);
        }
        exact = sorted(one);
        anyAddress = sorted(any);
    }

    /** The listener that stands for exactly this destination; null if none. */
    @Nullable ListenerForm exact(String ip, int port) {
        int i = first(exact, ip, port);
        return i < exact.length && compare(exact[i], ip, port) == 0 ? exact[i] : null;
    }

    /** The listener that stands for this port of every address; null if none. */
    @Nullable ListenerForm anyAddress(int port) {
        int i = first(anyAddress, ListenerForm.ANY_ADDRESS, port);
        return i < anyAddress.length && anyAddress[i].port() == port ? anyAddress[i] : null;
    }

    /** The first place of a destination, or of the next greater one. */
    private static int first(ListenerForm[] listeners, String ip, int port) {
        int from = 0;
        int to = listeners.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(listeners[middle], ip, port) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static int compare(ListenerForm listener, String ip, int port) {
        int byPort = Integer.compare(listener.port(), port);
        return byPort != 0 ? byPort : listener.ip().compareTo(ip);
    }

    private static ListenerForm[] sorted(List<ListenerForm> listeners) {
        listeners.sort((one, other) -> compare(one, other.ip(), other.port()));
        return listeners.toArray(ListenerForm[]::new);
    }
}
