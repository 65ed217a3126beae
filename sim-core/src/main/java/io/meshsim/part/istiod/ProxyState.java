package io.meshsim.part.istiod;

import io.meshsim.config.Gateway;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Sidecar;
import io.meshsim.config.traffic.Locality;
import io.meshsim.part.istiod.cache.Ingredients;
import io.meshsim.part.istiod.context.Derived;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.context.ServiceTarget;
import io.meshsim.part.istiod.context.SidecarScope;
import io.meshsim.part.istiod.generate.ProxyView;
import io.meshsim.part.istiod.needs.Affected;
import io.meshsim.part.istiod.needs.AttachedHosts;
import io.meshsim.part.istiod.needs.Audience;
import io.meshsim.part.istiod.needs.PushRules;
import io.meshsim.part.istiod.needs.Subject;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.registry.Registry;
import io.meshsim.xds.ProxyNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What istiod keeps of a connected proxy, and what concerns it.
 *
 * <p>Full pushes bring it up to date; incremental ones leave it as it is. The scope before the last
 * one still counts when relevance is decided, so that what a proxy no longer depends on is pushed
 * to it once more.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/ads.go (computeProxyState), proxy_dependencies.go.
 */
final class ProxyState implements Subject {

    private final Registry registry;
    private ProxyNode node;
    private Locality locality;
    private long pushedNanos;
    private PushContext context;
    private @Nullable Sidecar sidecar;
    private boolean relabelled;
    private SidecarScope scope;
    private @Nullable SidecarScope previousScope;
    private PushContext scopeContext;
    private List<ServiceTarget> targets;
    private List<Gateway> gateways;

    ProxyState(ProxyNode node, Registry registry, PushContext context) {
        this.node = node;
        this.registry = registry;
        this.locality = registry.locality(node.labels(), node.node());
        this.context = context;
        this.scopeContext = context;
        this.sidecar = context.sidecarOf(node);
        this.scope = context.scopeOf(node, sidecar);
        this.targets = findTargets();
        this.gateways = findGateways();
    }

    ProxyView view() {
        return new ProxyView(
                node, locality, context, scope, targets, gateways, registry.endpoints());
    }

    ProxyNode node() {
        return node;
    }

    Locality locality() {
        return locality;
    }

    /** What its resources are made from. */
    Ingredients ingredients() {
        return new Ingredients(scope, node.role() == ProxyNode.Role.ROUTER);
    }

    /** When the newest full push to it was put into the queue, or it came. */
    long pushedNanos() {
        return pushedNanos;
    }

    void came(long nowNanos) {
        pushedNanos = nowNanos;
    }

    PushContext context() {
        return context;
    }

    /** The pod has other labels. */
    void relabel(Labels labels) {
        node =
                new ProxyNode(
                        node.id(),
                        node.role(),
                        node.namespace(),
                        node.pod(),
                        node.ip(),
                        node.serviceAccount(),
                        node.node(),
                        labels);
        locality = registry.locality(labels, node.node());
        relabelled = true;
    }

    /** Brings it up to date with a full push. */
    void update(PushRequest request, PushContext newest) {
        context = newest;
        pushedNanos = request.startNanos();
        boolean ownServices =
                request.forced() || request.updated().stream().anyMatch(this::isServiceBeside);
        if (ownServices) {
            targets = findTargets();
        }
        if (request.forced() || PushRules.changesScope(request.updated())) {
            renewScope();
        }
        boolean gatewayChanged =
                request.updated().stream().anyMatch(key -> key.kind() == Kind.GATEWAY);
        if (ownServices || gatewayChanged) {
            gateways = findGateways();
        }
    }

    /** Before a client's request is answered: everything must be of one context. */
    void alignScope() {
        if (scopeContext != context) {
            targets = findTargets();
            gateways = findGateways();
            renewScope();
        }
    }

    /** What has been worked out for all proxies of its scope. */
    Derived derived() {
        return scope.derived();
    }

    /** Which of its clusters these keys touch. */
    Affected affected(Set<ResourceKey> keys) {
        return new Affected(scope, previousScope, keys);
    }

    /** Whether it knows the service of a host. */
    boolean knows(String host) {
        return scope.service(host) != null;
    }

    @Override
    public Audience audience() {
        return Audience.of(node.role());
    }

    @Override
    public boolean dependsOn(ResourceKey key) {
        SidecarScope before = previousScope;
        return scope.dependsOn(key) || (before != null && before.dependsOn(key));
    }

    @Override
    public boolean sees(String hostname) {
        SidecarScope before = previousScope;
        return scope.service(hostname) != null
                || (before != null && before.service(hostname) != null);
    }

    @Override
    public boolean isAttached(String hostname) {
        List<String> names = gateways.stream().map(ProxyState::gatewayName).toList();
        return new AttachedHosts().route(context.virtualServices(), names).contains(hostname);
    }

    @Override
    public boolean isOwnService(ResourceKey key) {
        return targets.stream().anyMatch(target -> target.service().key().equals(key));
    }

    /** Only proxies of an ambient mesh watch addresses. */
    @Override
    public boolean watchesAddresses() {
        return false;
    }

    private static String gatewayName(Gateway gateway) {
        return gateway.meta().namespace() + "/" + gateway.meta().name();
    }

    private boolean isServiceBeside(ResourceKey key) {
        return key.kind() == Kind.SERVICE && key.namespace().equals(node.namespace());
    }

    private void renewScope() {
        previousScope = scope;
        if (relabelled || !context.hasSidecarsOf(scopeContext)) {
            sidecar = context.sidecarOf(node);
            relabelled = false;
        }
        scope = context.scopeOf(node, sidecar);
        scopeContext = context;
    }

    private List<ServiceTarget> findTargets() {
        return ServiceTarget.of(
                context,
                node.namespace(),
                node.labels(),
                registry.portsOf(node.namespace(), node.pod()));
    }

    private List<Gateway> findGateways() {
        return node.role() == ProxyNode.Role.ROUTER ? context.gatewaysOf(node.labels()) : List.of();
    }
}
