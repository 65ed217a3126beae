package io.meshsim.part.istiod.generate;

import io.meshsim.config.Protocol;
import io.meshsim.config.ServicePort;
import io.meshsim.part.istiod.context.EgressListener;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.ServiceTarget;
import io.meshsim.part.istiod.context.SidecarScope;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import io.meshsim.part.istiod.generate.ListenerSpec.InboundPort;
import io.meshsim.xds.XdsResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * LDS: the listeners of a sidecar or a gateway.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/listener.go.
 */
final class Listeners {

    private final ResourcePool pool;

    Listeners(ResourcePool pool) {
        this.pool = pool;
    }

    List<XdsResource> generate(ProxyView view) {
        return view.isRouter() ? gateway(view) : sidecar(view);
    }

    private List<XdsResource> gateway(ProxyView view) {
        List<XdsResource> listeners = new ArrayList<>();
        for (int port : GatewayPorts.of(view).keySet()) {
            listeners.add(resource(new ListenerSpec.Gateway(port)));
        }
        return listeners;
    }

    private List<XdsResource> sidecar(ProxyView view) {
        SidecarScope scope = view.scope();
        boolean dependsOnEndpoints = scope.services().stream().anyMatch(MeshService::headless);
        List<XdsResource> outbound =
                dependsOnEndpoints
                        ? outbound(view)
                        : scope.derived().get("listeners", () -> outbound(view));
        List<XdsResource> listeners = new ArrayList<>(outbound);
        listeners.add(resource(new ListenerSpec.VirtualOutbound(scope.allowAny())));
        listeners.add(resource(new ListenerSpec.VirtualInbound(inboundPorts(view))));
        return listeners;
    }

    private static List<InboundPort> inboundPorts(ProxyView view) {
        List<InboundPort> ports = new ArrayList<>();
        for (ServiceTarget target : view.targets()) {
            Protocol protocol = target.port().protocol();
            if (protocol != Protocol.UDP) {
                ports.add(new InboundPort(target.targetPort(), target.port().port(), protocol));
            }
        }
        return ports;
    }

    private List<XdsResource> outbound(ProxyView view) {
        Map<String, ListenerSpec> specs = new LinkedHashMap<>();
        for (EgressListener listener : view.scope().listeners()) {
            for (MeshService service : listener.services()) {
                for (ServicePort port : service.ports()) {
                    add(view, service, port, specs);
                }
            }
        }
        return specs.values().stream().map(this::resource).toList();
    }

    /** The first listener of a name stays: several HTTP services share one. */
    private static void add(
            ProxyView view,
            MeshService service,
            ServicePort port,
            Map<String, ListenerSpec> specs) {
        if (port.protocol() == Protocol.UDP) {
            return;
        }
        if (port.protocol().isHttp()) {
            ListenerSpec spec = new ListenerSpec.Http(port.port(), view.scope().allowAny());
            specs.putIfAbsent(spec.name(), spec);
            return;
        }
        for (String address : addresses(view, service, port)) {
            ListenerSpec spec = single(service, port, address);
            specs.putIfAbsent(spec.name(), spec);
        }
    }

    private static ListenerSpec single(MeshService service, ServicePort port, String address) {
        String cluster = ClusterName.outbound(port.port(), "", service.hostname());
        return port.protocol() == Protocol.UNSUPPORTED
                ? new ListenerSpec.Sniffed(
                        address, port.port(), cluster, service.hostname() + ":" + port.port())
                : new ListenerSpec.Tcp(address, port.port(), cluster);
    }

    /** The virtual address; of a headless service those of all pods but the proxy's own. */
    private static Set<String> addresses(ProxyView view, MeshService service, ServicePort port) {
        Set<String> addresses = new LinkedHashSet<>();
        if (!service.headless()) {
            addresses.add(service.address().isEmpty() ? "0.0.0.0" : service.address());
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

    private XdsResource resource(ListenerSpec spec) {
        return pool.get(spec, spec.name(), spec::message);
    }
}
