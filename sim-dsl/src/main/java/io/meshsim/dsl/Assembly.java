package io.meshsim.dsl;

import io.meshsim.config.Kind;
import io.meshsim.config.Meta;
import io.meshsim.config.Namespace;
import io.meshsim.config.Node;
import io.meshsim.config.Resource;
import io.meshsim.mesh.ClientPlacement;
import io.meshsim.mesh.MeshSpec;
import io.meshsim.mesh.OutsideHost;
import io.meshsim.mesh.Settings;
import io.meshsim.part.istiod.Release;
import io.meshsim.part.workload.Behaviour;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A mesh that nouns put together, one after the other. */
public final class Assembly {

    private static final String NAMESPACE = "default";
    private static final int DEFAULT_CORES = 8;

    private final List<Resource> resources = new ArrayList<>();
    private final Map<String, Behaviour> behaviours = new LinkedHashMap<>();
    private final List<ClientPlacement> clients = new ArrayList<>();
    private final List<OutsideHost> outside = new ArrayList<>();
    private final List<UnaryOperator<Settings>> changes = new ArrayList<>();
    private Release release = Release.ISTIO_1_30;

    Assembly() {}

    /** Adds a resource; a later one of the same kind and name replaces it. */
    public void resource(Resource resource) {
        resources.removeIf(known -> known.key().equals(resource.key()));
        resources.add(resource);
    }

    /** Says how a Deployment, {@code namespace/name}, answers. */
    public void behaviour(String workload, Behaviour behaviour) {
        behaviours.put(workload, behaviour);
    }

    /** Adds a client. */
    public void client(ClientPlacement placement) {
        clients.add(placement);
    }

    /** Adds a host outside the mesh; a later one of the same name replaces it. */
    public void outside(OutsideHost host) {
        outside.removeIf(known -> known.name().equals(host.name()));
        outside.add(host);
    }

    /** Starts from the settings of a release, whatever else changes them. */
    void release(Release other) {
        release = other;
    }

    /** Changes settings, after those who were here before. */
    public void settings(UnaryOperator<Settings> change) {
        changes.add(change);
    }

    private Settings settings() {
        Settings settings = Settings.DEFAULT.withRelease(release);
        for (UnaryOperator<Settings> change : changes) {
            settings = change.apply(settings);
        }
        return settings;
    }

    List<Resource> resources() {
        return List.copyOf(resources);
    }

    MeshSpec spec(String name) {
        List<Resource> all = new ArrayList<>();
        if (resources.stream().noneMatch(resource -> resource.kind() == Kind.NODE)) {
            for (int i = 1; i <= 3; i++) {
                all.add(new Node(Meta.of("", "node-" + i), DEFAULT_CORES, true));
            }
        }
        all.add(new Namespace(Meta.of("", NAMESPACE)));
        all.addAll(resources);
        return new MeshSpec(name, all, settings(), behaviours, clients, outside);
    }
}
