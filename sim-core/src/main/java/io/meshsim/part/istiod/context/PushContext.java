package io.meshsim.part.istiod.context;

import io.meshsim.config.DestinationRule;
import io.meshsim.config.Gateway;
import io.meshsim.config.Labels;
import io.meshsim.config.MeshConfig;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Sidecar;
import io.meshsim.config.VirtualService;
import io.meshsim.xds.ProxyNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All configuration at the moment of a push; what is derived from it is worked out on first use.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go.
 */
public final class PushContext {

    /** The configuration of a moment, each list oldest first. */
    public record Config(
            List<MeshService> services,
            List<VirtualService> virtualServices,
            List<DestinationRule> destinationRules,
            List<Gateway> gateways,
            List<Sidecar> sidecars,
            Scoping scoping,
            SecurityPolicies security) {

        public Config {
            services = List.copyOf(services);
            virtualServices = List.copyOf(virtualServices);
            destinationRules = List.copyOf(destinationRules);
            gateways = List.copyOf(gateways);
            sidecars = List.copyOf(sidecars);
        }

        /** The same, as if there were no Sidecars. */
        public Config withoutSidecars() {
            return new Config(
                    services,
                    virtualServices,
                    destinationRules,
                    gateways,
                    List.of(),
                    scoping,
                    security);
        }

        /** A configuration without policies of security. */
        public Config(
                List<MeshService> services,
                List<VirtualService> virtualServices,
                List<DestinationRule> destinationRules,
                List<Gateway> gateways,
                List<Sidecar> sidecars,
                Scoping scoping) {
            this(
                    services,
                    virtualServices,
                    destinationRules,
                    gateways,
                    sidecars,
                    scoping,
                    SecurityPolicies.NONE);
        }

        /** The same with the lists of an older one where nothing is to be made anew. */
        Config keeping(Config old, Rebuild rebuild) {
            return new Config(
                    rebuild.services() ? services : old.services,
                    rebuild.virtualServices() ? virtualServices : old.virtualServices,
                    rebuild.rules() ? destinationRules : old.destinationRules,
                    rebuild.gateways() ? gateways : old.gateways,
                    rebuild.sidecars() ? sidecars : old.sidecars,
                    scoping,
                    security);
        }

        /** The configuration of a mesh as Istio ships it. */
        public Config(
                List<MeshService> services,
                List<VirtualService> virtualServices,
                List<DestinationRule> destinationRules,
                List<Gateway> gateways,
                List<Sidecar> sidecars) {
            this(services, virtualServices, destinationRules, gateways, sidecars, Scoping.DEFAULT);
        }
    }

    private final String version;
    private final Config config;
    private final List<ResolvedVirtualService> virtualServices;
    private final RuleIndex rules;
    private final SidecarIndex sidecars;
    private final SelectorIndex<MeshService> selecting;
    private final Map<String, VisibleConfig> visible;
    private final Map<ScopeKey, SidecarScope> scopes;

    private final boolean failsOverByLabels;

    private record ScopeKey(String namespace, @Nullable ResourceKey sidecar) {}

    /** A context with its version text, made from nothing. */
    public PushContext(String version, Config config) {
        this.version = version;
        this.config = config;
        this.virtualServices = resolved(config);
        this.rules = new RuleIndex(scoping().mesh(), config.destinationRules());
        this.sidecars = new SidecarIndex(scoping().mesh().rootNamespace(), config.sidecars());
        this.selecting = selecting(config);
        this.visible = new LinkedHashMap<>();
        this.scopes = new LinkedHashMap<>();
        this.failsOverByLabels = FailoverLabels.matter(config);
    }

    /** The context after another one: what is not to be made anew is shared with it. */
    public PushContext(String version, Config newest, PushContext old, Rebuild rebuild) {
        this.version = version;
        this.config = newest.keeping(old.config, rebuild);
        this.virtualServices = rebuild.virtualServices() ? resolved(config) : old.virtualServices;
        this.rules =
                rebuild.rules()
                        ? new RuleIndex(scoping().mesh(), config.destinationRules())
                        : old.rules;
        this.sidecars =
                rebuild.sidecars()
                        ? new SidecarIndex(scoping().mesh().rootNamespace(), config.sidecars())
                        : old.sidecars;
        this.selecting = rebuild.services() ? selecting(config) : old.selecting;
        this.visible = rebuild.visibility() ? new LinkedHashMap<>() : old.visible;
        this.scopes = rebuild.scopes() ? new LinkedHashMap<>() : old.scopes;
        this.failsOverByLabels =
                (rebuild.rules() || rebuild.services())
                        ? FailoverLabels.matter(config)
                        : old.failsOverByLabels;
    }

    private static List<ResolvedVirtualService> resolved(Config config) {
        return Delegates.merge(
                config.virtualServices().stream().map(ResolvedVirtualService::of).toList(),
                config.scoping().mesh().defaultVirtualServiceExportTo());
    }

    private static SelectorIndex<MeshService> selecting(Config config) {
        SelectorIndex<MeshService> selecting = new SelectorIndex<>();
        for (MeshService service : config.services()) {
            if (!service.selector().isEmpty()) {
                selecting.add(service.namespace(), service.selector(), service);
            }
        }
        return selecting;
    }

    /** The version text of every response made from this context. */
    public String version() {
        return version;
    }

    /** Whether Istio's default retries include status 503. */
    public boolean retries503() {
        return config.scoping().retries503();
    }

    /** The policies for a pod. */
    public SecurityPolicies.ForWorkload securityOf(String namespace, Labels labels) {
        return config.security().of(scoping().mesh().rootNamespace(), namespace, labels);
    }

    /** All services. */
    public List<MeshService> services() {
        return config.services();
    }

    /** All VirtualServices, with their names written out. */
    public List<ResolvedVirtualService> virtualServices() {
        return virtualServices;
    }

    /** The namespace whose policies are for the whole mesh. */
    public String rootNamespace() {
        return scoping().mesh().rootNamespace();
    }

    /** The scope of a proxy; routers see all that is exported to their namespace. */
    public SidecarScope scopeOf(ProxyNode node) {
        return scopeOf(node, sidecarOf(node));
    }

    /** The Sidecar that applies to a proxy, or null. */
    public @Nullable Sidecar sidecarOf(ProxyNode node) {
        return node.role() == ProxyNode.Role.ROUTER
                ? null
                : sidecars.find(node.namespace(), node.labels());
    }

    /** Whether every proxy has the Sidecar that it had in another context. */
    public boolean hasSidecarsOf(PushContext other) {
        return sidecars == other.sidecars;
    }

    /** The scope of a proxy to which {@link #sidecarOf this Sidecar} applies. */
    public SidecarScope scopeOf(ProxyNode node, @Nullable Sidecar sidecar) {
        ScopeKey key = new ScopeKey(node.namespace(), sidecar == null ? null : sidecar.key());
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
                .filter(
                        service ->
                                service.gateways().contains(gateway)
                                        && service.isVisibleTo(
                                                client,
                                                scoping().mesh().defaultVirtualServiceExportTo()))
                .toList();
    }

    /** The services of a namespace that select a pod with these labels. */
    List<MeshService> servicesSelecting(String namespace, Labels labels) {
        return selecting.find(namespace, labels);
    }

    /** Whether the place of a proxy's endpoints may depend on its labels and its node. */
    public boolean failsOverByLabels() {
        return failsOverByLabels;
    }

    /** The mesh's configuration. */
    public MeshConfig mesh() {
        return scoping().mesh();
    }

    Scoping scoping() {
        return config.scoping();
    }

    RuleIndex rules() {
        return rules;
    }

    /** What a namespace may see, worked out once. */
    VisibleConfig visibleTo(String client) {
        VisibleConfig known = visible.get(client);
        if (known == null) {
            known = new VisibleConfig(client, scoping(), config.services(), virtualServices);
            visible.put(client, known);
        }
        return known;
    }
}
