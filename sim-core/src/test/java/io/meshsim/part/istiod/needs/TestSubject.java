package io.meshsim.part.istiod.needs;

import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Sidecar;
import io.meshsim.part.istiod.context.Derived;
import io.meshsim.part.istiod.context.SidecarScope;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A proxy of namespace ns1 with the real rules of a scope. */
record TestSubject(
        Audience audience,
        SidecarScope scope,
        @Nullable SidecarScope before,
        AttachedHosts attached,
        boolean watchesAddresses)
        implements Subject {

    static final Sidecar.Outbound ANY = new Sidecar.Outbound(false, null);

    /** A scope of ns1 that depends on these; the root namespace is rootns. */
    static SidecarScope scope(Set<ResourceKey> dependencies) {
        return new SidecarScope(
                "ns1/sc1",
                "ns1",
                "rootns",
                null,
                List.of(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                dependencies,
                ANY,
                new Derived());
    }

    static TestSubject of(Audience audience, boolean watchesAddresses, ResourceKey... depends) {
        SidecarScope scope = scope(new LinkedHashSet<>(List.of(depends)));
        return new TestSubject(audience, scope, null, new AttachedHosts(), watchesAddresses);
    }

    /** What the tables call a ServiceEntry is a service here. */
    static ResourceKey key(String kind, String namespace, String name) {
        for (Kind known : Kind.values()) {
            if (known.text().equals(kind.equals("ServiceEntry") ? "Service" : kind)) {
                return new ResourceKey(known, namespace, name);
            }
        }
        return new ResourceKey(Kind.OTHER, namespace, name);
    }

    @Override
    public boolean dependsOn(ResourceKey key) {
        return scope.dependsOn(key) || (before != null && before.dependsOn(key));
    }

    @Override
    public boolean sees(String hostname) {
        return scope.service(hostname) != null
                || (before != null && before.service(hostname) != null);
    }

    @Override
    public boolean isAttached(String hostname) {
        return attached.contains(hostname);
    }

    @Override
    public boolean isOwnService(ResourceKey key) {
        return false;
    }
}
