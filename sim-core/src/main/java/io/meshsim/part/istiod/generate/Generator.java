package io.meshsim.part.istiod.generate;

import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsType;
import java.util.Collection;

/** Makes the resources of a type for a proxy. */
public final class Generator {

    private final Clusters clusters;
    private final Assignments assignments;
    private final Listeners listeners;
    private final Routes routes;
    private final Names names;

    /** A generator that takes from a pool what is there. */
    public Generator(ResourcePool pool) {
        this.clusters = new Clusters(pool);
        this.assignments = new Assignments(pool);
        this.listeners = new Listeners(pool);
        this.routes = new Routes(pool);
        this.names = new Names(pool);
    }

    /** All resources of a wildcard type, or those named of another. */
    public Resources generate(XdsType type, ProxyView view, Collection<String> wanted) {
        return switch (type) {
            case CDS -> clusters.generate(view);
            case EDS -> assignments.generate(view, io.meshsim.xds.Names.of(wanted));
            case LDS -> listeners.generate(view);
            case RDS -> routes.generate(view, wanted);
            case NDS -> names.generate(view);
        };
    }
}
