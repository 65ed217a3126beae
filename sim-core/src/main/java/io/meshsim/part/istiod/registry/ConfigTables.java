package io.meshsim.part.istiod.registry;

import io.meshsim.config.AuthorizationPolicy;
import io.meshsim.config.Change;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.Gateway;
import io.meshsim.config.Kind;
import io.meshsim.config.PeerAuthentication;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ResourceStore;
import io.meshsim.config.Sidecar;
import io.meshsim.config.VirtualService;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.context.Scoping;
import io.meshsim.part.istiod.context.SecurityPolicies;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The resources of every kind of Istio's, also of those that change nothing but cause pushes; those
 * that are about services are in {@link Entries}.
 */
final class ConfigTables {

    private final Table<VirtualService> virtualServices = new Table<>(VirtualService.class);
    private final Table<DestinationRule> rules = new Table<>(DestinationRule.class);
    private final Table<Gateway> gateways = new Table<>(Gateway.class);
    private final Table<Sidecar> sidecars = new Table<>(Sidecar.class);
    private final Table<PeerAuthentication> peers = new Table<>(PeerAuthentication.class);
    private final Table<AuthorizationPolicy> policies = new Table<>(AuthorizationPolicy.class);
    private final Map<Kind, Table<?>> tables = new EnumMap<>(Kind.class);

    ConfigTables() {
        tables.put(Kind.VIRTUAL_SERVICE, virtualServices);
        tables.put(Kind.DESTINATION_RULE, rules);
        tables.put(Kind.GATEWAY, gateways);
        tables.put(Kind.SIDECAR, sidecars);
        tables.put(Kind.PEER_AUTHENTICATION, peers);
        tables.put(Kind.AUTHORIZATION_POLICY, policies);
        kinds().forEach(kind -> tables.computeIfAbsent(kind, k -> new Table<>(Resource.class)));
        tables.remove(Kind.SERVICE_ENTRY);
        tables.remove(Kind.WORKLOAD_ENTRY);
    }

    static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind.isIstio()) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    void list(ResourceStore store, long nowNanos) {
        tables.forEach(
                (kind, table) -> store.list(kind).forEach(found -> table.put(found, nowNanos)));
    }

    void clear() {
        tables.values().forEach(Table::clear);
    }

    /** Takes a change; tells whether it has to be pushed. */
    boolean changed(Change change) {
        ResourceKey key = change.key();
        Table<?> table = tables.get(key.kind());
        if (table == null) {
            return false;
        }
        Resource before = table.get(key);
        if (change.after() == null) {
            table.remove(key);
        } else {
            table.put(change.after(), change.writtenAtNanos());
        }
        return ConfigChange.needsPush(before, change.after());
    }

    PushContext.Config snapshot(List<MeshService> services, Scoping scoping) {
        return new PushContext.Config(
                services,
                virtualServices.sorted(),
                rules.sorted(),
                gateways.sorted(),
                sidecars.sorted(),
                scoping,
                new SecurityPolicies(peers.sorted(), policies.sorted()));
    }
}
