package io.meshsim.part.proxy;

import io.meshsim.part.proxy.cluster.Cluster;
import io.meshsim.part.proxy.route.RouteTable;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** All the configuration that a proxy holds; changes between events, so nobody sees half of it. */
final class HeldConfig implements ActiveConfig {

    private final ClusterSet clusters;
    private final ListenerSet listeners = new ListenerSet();

    HeldConfig(ToLongFunction<String> starts) {
        clusters = new ClusterSet(starts);
    }

    @Override
    public PortIndex listeners() {
        return listeners.index();
    }

    @Override
    public @Nullable RouteTable routes(String name) {
        return listeners.routes(name);
    }

    @Override
    public @Nullable Cluster cluster(String name) {
        return clusters.cluster(name);
    }

    boolean clustersWarm() {
        return !clusters.isWarming();
    }

    boolean listenersWarm() {
        return !listeners.isWarming();
    }

    /** How many resources a response changes. */
    int changed(XdsType type, List<XdsResource> resources) {
        return switch (type) {
            case CDS -> clusters.changedClusters(resources);
            case EDS -> clusters.changedAssignments(resources);
            case LDS -> listeners.changedListeners(resources);
            case RDS -> listeners.changedRoutes(resources);
        };
    }

    /** Takes a response in; true if its followers must be asked for anew. */
    boolean apply(XdsType type, List<XdsResource> resources, Applied applied) {
        boolean warms = false;
        switch (type) {
            case CDS -> warms = clusters.applyClusters(resources, applied);
            case EDS -> clusters.applyAssignments(resources, applied);
            case LDS -> listeners.applyListeners(resources, applied);
            case RDS -> listeners.applyRoutes(resources, applied);
        }
        return warms;
    }

    /** The names that a type is asked for; empty for all. */
    List<String> names(XdsType type) {
        return switch (type) {
            case EDS -> clusters.assignmentNames();
            case RDS -> listeners.routeNames();
            case CDS, LDS -> List.of();
        };
    }

    SortedMap<String, XdsResource> active(XdsType type) {
        return switch (type) {
            case CDS -> clusters.activeClusters();
            case EDS -> clusters.assignments();
            case LDS -> listeners.activeListeners();
            case RDS -> listeners.activeRoutes();
        };
    }
}
