package io.meshsim.part.istiod.generate;

import io.meshsim.part.istiod.context.SecurityPolicies.ForWorkload;
import io.meshsim.part.istiod.context.SidecarScope;
import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsResource;
import java.util.ArrayList;
import java.util.List;

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

    Resources generate(ProxyView view) {
        return view.isRouter() ? Resources.of(gateway(view)) : sidecar(view);
    }

    private List<XdsResource> gateway(ProxyView view) {
        List<XdsResource> listeners = new ArrayList<>();
        GatewayPorts.of(view)
                .forEach(
                        (port, servers) -> {
                            List<GatewayChain> chains = GatewayChains.of(view, port, servers);
                            if (!chains.isEmpty()) {
                                listeners.add(
                                        resource(
                                                new ListenerSpec.Gateway(
                                                        port, chains, security(view))));
                            }
                        });
        return listeners;
    }

    private Resources sidecar(ProxyView view) {
        SidecarScope scope = view.scope();
        long endpoints = view.endpoints().version();
        long version = scope.hasHeadless() ? endpoints : 0;
        Resources outbound =
                SidecarStreams.dependOnLabels(scope.listeners())
                        ? Resources.of(outbound(view))
                        : scope.derived().get("listeners", version, () -> outbound(view));
        List<XdsResource> listeners = new ArrayList<>();
        listeners.add(resource(new ListenerSpec.VirtualOutbound(Unknown.cluster(scope))));
        listeners.add(
                resource(new ListenerSpec.VirtualInbound(InboundPorts.of(view), security(view))));
        return outbound.with(listeners);
    }

    private static ForWorkload security(ProxyView view) {
        return view.context().securityOf(view.node().namespace(), view.node().labels());
    }

    private List<XdsResource> outbound(ProxyView view) {
        return new OutboundListeners(view).make().stream().map(this::resource).toList();
    }

    private XdsResource resource(ListenerSpec spec) {
        return pool.get(spec, spec.name(), spec::message);
    }
}
