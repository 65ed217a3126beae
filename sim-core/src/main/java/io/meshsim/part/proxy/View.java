package io.meshsim.part.proxy;

import io.meshsim.part.proxy.listener.ListenerForm;
import io.meshsim.part.proxy.route.RequestView;
import io.meshsim.part.proxy.route.RouteTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The active listeners and routes of a proxy; one object for all proxies that have the same. */
final class View {

    private final Key key;
    private final PortIndex listeners;

    /** A bound port where all destinations are alike, as a sidecar's inbound one; 0 if none. */
    private final int blindPort;

    /** The last that was asked for, which the next request often wants again. */
    private @Nullable Match last;

    private final Matches matches = new Matches();
    private final ClusterNumbers clusters = new ClusterNumbers();
    private int users;

    /**
     * The forms are compiled once for each message, so they are equal only if they are the same.
     */
    record Key(List<ListenerForm> listeners, Map<String, RouteTable> routes) {

        Key {
            listeners = List.copyOf(listeners);
            routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
        }
    }

    View(Key key) {
        this.key = key;
        this.listeners = new PortIndex(key.listeners());
        this.blindPort =
                key.listeners().stream()
                        .filter(listener -> listener.isBound() && !listener.looksAtAddress())
                        .filter(listener -> listeners.anyAddress(listener.port()) == listener)
                        .mapToInt(ListenerForm::port)
                        .findFirst()
                        .orElse(0);
    }

    Key key() {
        return key;
    }

    PortIndex listeners() {
        return listeners;
    }

    /** The address a connection goes to; empty where no listener or chain looks at it. */
    String seenIp(Connection connection) {
        return connection.boundPort() == blindPort ? "" : connection.ip();
    }

    @Nullable RouteTable routes(String name) {
        return key.routes().get(name);
    }

    /** What a request on a connection meets, if that was found before; else null. */
    @Nullable Match known(Connection connection, RequestView request) {
        String ip = seenIp(connection);
        if (last == null || !last.isOf(connection, ip, request)) {
            last = matches.find(connection, ip, request);
        }
        return last;
    }

    /** Keeps what was found. */
    void keep(Match match) {
        matches.add(match);
    }

    /** A number for a cluster that requests go to, from 0. */
    int clusterNumber(String name) {
        return clusters.of(name);
    }

    void taken() {
        users++;
    }

    /** One proxy has another view now; true if that was the last. */
    boolean left() {
        users--;
        return users == 0;
    }
}
