package io.meshsim.part.proxy.listener;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.listener.v3.ListenerFilter;
import io.envoyproxy.envoy.extensions.filters.listener.http_inspector.v3.HttpInspector;
import io.envoyproxy.envoy.extensions.filters.listener.original_dst.v3.OriginalDst;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;
import io.meshsim.part.proxy.admit.Admission;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A listener, ready to take connections. Immutable; shared by all proxies that hold it. */
public final class ListenerForm {

    /** Stands for every address. */
    public static final String ANY_ADDRESS = "0.0.0.0";

    private static final List<String> NONE = List.of();
    private static final List<String> HTTP = List.of("http/1.1");

    /** What Istio's proxies offer each other for HTTP. */
    private static final List<String> MUTUAL = List.of("istio-http/1.1", "istio", "http/1.1");

    private final String name;
    private final String ip;
    private final int port;
    private final boolean bound;
    private final boolean handsOff;
    private final boolean inspectsHttp;
    private final boolean inspectsTls;
    private final ChainTable chains;
    private final Set<String> routeNames;

    private ListenerForm(Listener message) {
        SocketAddress address = message.getAddress().getSocketAddress();
        name = message.getName();
        ip = address.getAddress();
        port = address.getPortValue();
        bound = !message.hasBindToPort() || message.getBindToPort().getValue();
        handsOff = message.getUseOriginalDst().getValue();
        inspectsHttp = inspectsHttp(message);
        inspectsTls = inspectsTls(message);
        chains = new ChainTable(message);
        routeNames = routeNames(chains);
        if (ip.isEmpty() || address.getProtocol() != SocketAddress.Protocol.TCP) {
            throw new RejectedConfig("listener " + name + " must have a TCP address");
        }
    }

    private ListenerForm(ListenerForm other, ChainTable some) {
        name = other.name;
        ip = other.ip;
        port = other.port;
        bound = other.bound;
        handsOff = other.handsOff;
        inspectsHttp = other.inspectsHttp;
        inspectsTls = other.inspectsTls;
        chains = some;
        routeNames = other.routeNames;
    }

    /**
     * The form of a message.
     *
     * @throws RejectedConfig if something in it is wrong or not supported
     */
    public static ListenerForm of(Listener message) {
        Admission.check(message);
        return new ListenerForm(message);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The address that it stands for. */
    public String ip() {
        return ip;
    }

    /** The port that it stands for. */
    public int port() {
        return port;
    }

    /** Whether it stands for every address. */
    public boolean isAnyAddress() {
        return ip.equals(ANY_ADDRESS);
    }

    /** Whether it has a socket of its own, and not only takes what another one hands over. */
    public boolean isBound() {
        return bound;
    }

    /** Whether it looks for the listener of the original destination first. */
    public boolean handsOff() {
        return handsOff;
    }

    /** Whether what becomes of a connection depends on the address that it goes to. */
    public boolean looksAtAddress() {
        return handsOff || chains.lookAtAddress();
    }

    /** The route configurations that it needs from RDS. */
    public Set<String> routeNames() {
        return routeNames;
    }

    /** The filter chain for a plain-text HTTP connection to this destination; null if none. */
    public @Nullable ChainForm chain(String destinationIp, int destinationPort) {
        return chain(destinationIp, destinationPort, false);
    }

    /** The same for a connection of mutual TLS between Istio's proxies, if that is asked. */
    public @Nullable ChainForm chain(String destinationIp, int destinationPort, boolean secure) {
        boolean seenAsTls = secure && inspectsTls;
        List<String> protocols = inspectsHttp && !secure ? HTTP : NONE;
        return chains.find(
                destinationIp, destinationPort, seenAsTls, seenAsTls ? MUTUAL : protocols);
    }

    /**
     * What it is for a connection that asks for a server name: with the chains for that name alone,
     * without the question. Where chains ask for names and an inspector looks, an application
     * speaks TLS and names the host that it asks.
     */
    public ListenerForm naming(String host) {
        return inspectsTls && chains.lookAtServerName()
                ? new ListenerForm(this, chains.naming(host))
                : this;
    }

    private static boolean inspectsTls(Listener message) {
        return message.getListenerFiltersList().stream()
                .anyMatch(filter -> filter.getTypedConfig().is(TlsInspector.class));
    }

    private static boolean inspectsHttp(Listener message) {
        boolean found = false;
        for (ListenerFilter filter : message.getListenerFiltersList()) {
            Any config = filter.getTypedConfig();
            if (config.is(HttpInspector.class)) {
                found = true;
            } else if (!config.is(TlsInspector.class) && !config.is(OriginalDst.class)) {
                throw new RejectedConfig(
                        "listener filter " + filter.getName() + " is not supported");
            }
        }
        return found;
    }

    private static Set<String> routeNames(ChainTable chains) {
        List<ChainForm> all = new ArrayList<>(List.of(chains.chains()));
        ChainForm fallback = chains.fallback();
        if (fallback != null) {
            all.add(fallback);
        }
        Set<String> names = new LinkedHashSet<>();
        for (ChainForm chain : all) {
            if (!chain.routeName().isEmpty()) {
                names.add(chain.routeName());
            }
        }
        return Collections.unmodifiableSet(names);
    }
}
