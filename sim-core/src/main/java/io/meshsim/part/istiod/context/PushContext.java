package io.meshsim.part.istiod.context;

import io.meshsim.config.DestinationRule;
import io.meshsim.config.Gateway;
import io.meshsim.config.Labels;
import io.meshsim.config.Sidecar;
import io.meshsim.config.VirtualService;
import io.meshsim.xds.ProxyNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All configuration at the moment of a push; what is derived from it is worked out on first use.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go.
 */
public final class PushContext {

    /** Where mesh-wide configuration lives: Istio's default. */
    public static final String ROOT_NAMESPACE = "istio-system";

    /** The configuration of a moment, each list oldest first. */
    public record Config(
            List<MeshService> services,
            List<VirtualService> virtualServices,
            List<DestinationRule> destinationRules,
            List<Gateway> gateways,
            List<Sidecar> sidecars) {

        public Config {
            services = List.copyOf(services);
            virtualServices = List.copyOf(virtualServices);
            destinationRules = List.copyOf(destinationRules);
            gateways = List.copyOf(gateways);
            sidecars = List.copyOf(sidecars);
        }
    }

    private final String version;
    private final Config config;
    private final List<ResolvedVirtualService> virtualServices;
    private final RuleIndex rules;
    private final SidecarIndex sidecars;
    private final Map<String, SidecarScope> scopes = new LinkedHashMap<>();

    /** A context with its version text. */
    public PushContext(String version, Config config) {
        this.version = version;
        this.config = config;
        this.virtualServices =
                config.virtualServices().stream().map(ResolvedVirtualService::of).toList();
        this.rules = new RuleIndex(ROOT_NAMESPACE, config.destinationRules());
        this.sidecars = new SidecarIndex(ROOT_NAMESPACE, config.sidecars());
    }

    /** The version text of every response made from this context. */
    public String version() {
        return version;
    }

    /** All services. */
    public List<MeshService> services() {
        return config.services();
    }

    /** The scope of a proxy; routers see all that is exported to their namespace. */
    public SidecarScope scopeOf(ProxyNode node) {
        Sidecar sidecar =
                node.role() == ProxyNode.Role.ROUTER
                        ? null
                        : sidecars.find(node.namespace(), node.labels());
        String key = node.namespace() + "|" + (sidecar == null ? "" : sidecar.key());
        SidecarScope known = scopes.get(key);
        if (known == null) {
            known = new ScopeBuilder(this, node.namespace()).build(sidecar);
            scopes.put(key, known);
        }
        return known;
    }

    /** The gateways that select a pod with these labels. */
    public List<Gateway> gatewaysOf(Labels labels) {
        return config.gateways().stream()
                .filter(gateway -> gateway.selector().isSubsetOf(labels))
                .toList();
    }

    /** VirtualServices bound to a gateway, {@code namespace/name}, that a namespace may see. */
    public List<ResolvedVirtualService> virtualServicesOf(String gateway, String client) {
        return virtualServices.stream()
                .filter(service -> service.gateways().contains(gateway) && sees(client, service))
                .toList();
    }

    RuleIndex rules() {
        return rules;
    }

    List<ResolvedVirtualService> meshVirtualServicesVisibleTo(String client) {
        return virtualServices.stream()
                .filter(service -> service.isForMesh() && sees(client, service))
                .toList();
    }

    /** First what is exported to certain namespaces, then what is public. */
    List<MeshService> servicesVisibleTo(String client) {
        List<MeshService> visible = new ArrayList<>();
        List<MeshService> forAll = new ArrayList<>();
        for (MeshService service : config.services()) {
            if (ExportTo.isPublic(service.exportTo())) {
                forAll.add(service);
            } else if (ExportTo.isVisible(service.exportTo(), service.namespace(), client)) {
                visible.add(service);
            }
        }
        visible.addAll(forAll);
        return visible;
    }

    private static boolean sees(String client, ResolvedVirtualService service) {
        return ExportTo.isVisible(service.exportTo(), service.namespace(), client);
    }
}
