package io.meshsim.part.proxy;

import io.meshsim.part.proxy.listener.ChainForm;
import io.meshsim.part.proxy.listener.ListenerForm;
import io.meshsim.part.proxy.route.RequestView;
import io.meshsim.part.proxy.route.RouteTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The active listeners and routes of a proxy; one object for all proxies that have the same. */
final class View {

    private final Map<String, RouteTable> routes;
    private final PortIndex listeners;

    /** A bound port where all destinations are alike, as a sidecar's inbound one; 0 if none. */
    private final int blindPort;

    /** The last that was asked for, which the next request often wants again. */
    private @Nullable Match last;

    private final Matches matches = new Matches();
    private final ClusterNumbers clusters = new ClusterNumbers();

    /** Ports that were asked for, each followed by 1 if it takes mutual TLS. */
    private int[] tlsPorts = {};

    View(List<ListenerForm> all, Map<String, RouteTable> routes) {
        this.routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
        this.listeners = new PortIndex(all);
        this.blindPort =
                all.stream()
                        .filter(listener -> listener.isBound() && !listener.looksAtAddress())
                        .filter(listener -> listeners.anyAddress(listener.port()) == listener)
                        .mapToInt(ListenerForm::port)
                        .findFirst()
                        .orElse(0);
    }

    PortIndex listeners() {
        return listeners;
    }

    /** Whether connections of mutual TLS to a port of the pod are taken as such. */
    boolean takesTls(String ip, int port) {
        for (int i = 0; i < tlsPorts.length; i += 2) {
            if (tlsPorts[i] == port) {
                return tlsPorts[i + 1] != 0;
            }
        }
        ListenerForm listener = listeners.anyAddress(Proxy.INBOUND_PORT);
        ChainForm chain = listener == null ? null : listener.chain(ip, port, true);
        boolean takes = chain != null && chain.endsTls();
        tlsPorts = Arrays.copyOf(tlsPorts, tlsPorts.length + 2);
        tlsPorts[tlsPorts.length - 2] = port;
        tlsPorts[tlsPorts.length - 1] = takes ? 1 : 0;
        return takes;
    }

    /** The address a connection goes to; empty where no listener or chain looks at it. */
    String seenIp(Connection connection) {
        return connection.boundPort() == blindPort ? "" : connection.ip();
    }

    @Nullable RouteTable routes(String name) {
        return routes.get(name);
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
}
