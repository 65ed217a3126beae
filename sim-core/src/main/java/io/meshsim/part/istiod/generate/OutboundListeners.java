package io.meshsim.part.istiod.generate;

import io.meshsim.config.Protocol;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Sidecar;
import io.meshsim.part.istiod.context.EgressListener;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import io.meshsim.part.istiod.generate.ListenerSpec.Bind;
import io.meshsim.part.istiod.generate.ListenerSpec.Towards;
import io.meshsim.part.istiod.generate.cluster.ClusterName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The listeners of a sidecar for what its application calls: those that its Sidecar lists, then one
 * for each HTTP port and for each address of other ports. The first of a name stays.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/listener.go (buildSidecarOutboundListeners).
 */
final class OutboundListeners {

    private static final String ALL = "0.0.0.0";
    private static final String LOOPBACK = "127.0.0.1";

    private final ProxyView view;
    private final String unknown;
    private final Map<String, ListenerSpec> specs = new LinkedHashMap<>();

    OutboundListeners(ProxyView view) {
        this.view = view;
        this.unknown = Unknown.cluster(view.scope());
    }

    Collection<ListenerSpec> make() {
        for (EgressListener listener : view.scope().listeners()) {
            Sidecar.Port declared = listener.declared().listener();
            for (MeshService service : listener.services()) {
                for (ServicePort port : service.ports()) {
                    if (declared == null) {
                        add(listener, service, port, port.protocol());
                    } else if (isServed(declared)) {
                        add(listener, service, port, declared.parsed());
                    }
                }
            }
        }
        return specs.values();
    }

    /** HTTP proxies and unix domain sockets are not modelled: they get no listener. */
    private static boolean isServed(Sidecar.Port declared) {
        return declared.number() != 0 && !declared.isHttpProxy();
    }

    private void add(
            EgressListener listener, MeshService service, ServicePort port, Protocol protocol) {
        if (protocol == Protocol.UDP) {
            return;
        }
        if (protocol.isHttp()) {
            put(new ListenerSpec.Http(bind(listener, ALL, port), unknown));
            return;
        }
        for (String address : addresses(service, port)) {
            boolean isNetwork = address.indexOf('/') >= 0;
            Bind bind = bind(listener, isNetwork ? ALL : address, port);
            put(
                    single(
                            listener,
                            service,
                            port,
                            protocol,
                            bind,
                            isNetwork ? List.of(address) : List.of()));
        }
    }

    /** Where a Sidecar's listener binds if it says; one that is not captured binds to loopback. */
    private static Bind bind(EgressListener listener, String address, ServicePort port) {
        String said = listener.declared().bind();
        boolean toPort = listener.declared().captureMode() == Sidecar.CaptureMode.NONE;
        String chosen = toPort ? LOOPBACK : address;
        return new Bind(said.isEmpty() ? chosen : said, port.port(), toPort);
    }

    private void put(ListenerSpec spec) {
        ListenerSpec first = specs.putIfAbsent(spec.name(), spec);
        if (first instanceof ListenerSpec.Tcp tcp && spec instanceof ListenerSpec.Tcp other) {
            specs.put(spec.name(), tcp.with(other));
        }
    }

    /**
     * Where all addresses of a port come together, only the name that TLS asks for tells who is.
     */
    private ListenerSpec single(
            EgressListener listener,
            MeshService service,
            ServicePort port,
            Protocol protocol,
            Bind bind,
            List<String> networks) {
        String cluster = ClusterName.outbound(port.port(), "", service.hostname());
        boolean isTls = protocol == Protocol.TLS || protocol == Protocol.HTTPS;
        List<String> names =
                isTls && bind.address().equals(ALL) ? List.of(service.hostname()) : List.of();
        Towards towards = new Towards(StreamClusters.only(cluster), networks, names);
        SidecarStreams streams = new SidecarStreams(view, port.port(), networks);
        List<Towards> chains =
                isTls
                        ? streams.tls(listener, service.hostname(), towards)
                        : streams.tcp(listener, service.hostname(), towards);
        if (protocol == Protocol.UNSUPPORTED) {
            return new ListenerSpec.Sniffed(
                    bind, chains, unknown, service.hostname() + ":" + port.port());
        }
        return new ListenerSpec.Tcp(bind, chains, unknown);
    }

    /** The virtual address; of a headless service those of all pods but the proxy's own. */
    private Set<String> addresses(MeshService service, ServicePort port) {
        Set<String> addresses = new LinkedHashSet<>();
        if (!service.headless()) {
            addresses.addAll(service.addresses());
            if (addresses.isEmpty()) {
                addresses.add(ALL);
            }
            return addresses;
        }
        for (WorkloadEndpoint endpoint : view.endpoints().endpoints(service.key())) {
            boolean isOther = !endpoint.address().equals(view.node().ip());
            if (isOther && endpoint.isSent() && endpoint.portName().equals(port.name())) {
                addresses.add(endpoint.address());
            }
        }
        return addresses;
    }
}
