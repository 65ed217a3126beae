package io.meshsim.part.proxy;

import io.meshsim.part.proxy.cluster.Cluster;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsType;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** All the configuration that a proxy holds; changes between events, so nobody sees half of it. */
final class HeldConfig {

    private final Views views;
    private final ClusterSet clusters;
    private final ListenerSet listeners = new ListenerSet();

    private final Serving serving;
    private View view;

    HeldConfig(Views views, Serving serving, ToLongFunction<String> starts) {
        this.views = views;
        this.serving = serving;
        clusters = new ClusterSet(starts);
        view = views.take(listeners.active());
    }

    /** The workers begin to serve it. */
    void serve() {
        serving.serve(this);
    }

    /** The active listeners and routes. */
    View view() {
        return view;
    }

    /** An active cluster; null if there is none of this name. */
    @Nullable Cluster cluster(String name) {
        return clusters.cluster(name);
    }

    /** Leaves what it shares with others; call once, when it is needed no more. */
    void leave() {
        views.leave(view);
    }

    boolean clustersWarm() {
        return !clusters.isWarming();
    }

    boolean listenersWarm() {
        return !listeners.isWarming();
    }

    /** How many resources a response changes. */
    int changed(XdsResponse response) {
        List<XdsResource> resources = resources(response);
        return switch (response.type()) {
            case CDS -> clusters.changedClusters(resources);
            case EDS -> clusters.changedAssignments(resources);
            case LDS -> listeners.changedListeners(resources);
            case RDS -> listeners.changedRoutes(resources);
            case NDS -> 0;
        };
    }

    /** Takes a response in; true if its followers must be asked for anew. */
    boolean apply(XdsResponse response, Applied applied) {
        XdsType type = response.type();
        List<XdsResource> resources = resources(response);
        boolean warms = false;
        switch (type) {
            case CDS -> warms = clusters.applyClusters(resources, applied);
            case EDS -> clusters.applyAssignments(resources, applied);
            case LDS -> listeners.applyListeners(resources, applied);
            case RDS -> listeners.applyRoutes(resources, applied);
            case NDS -> applied.reject("NDS", "a proxy has no use for names");
        }
        if (type == XdsType.LDS || type == XdsType.RDS) {
            View before = view;
            view = views.take(listeners.active());
            views.leave(before);
        }
        serving.changed();
        return warms;
    }

    /**
     * What a response says: of clusters and listeners all that there is, though a delta stream only
     * says what changed.
     */
    private List<XdsResource> resources(XdsResponse response) {
        List<String> removed = response.removed();
        if (removed == null) {
            return response.resources();
        }
        return switch (response.type()) {
            case CDS -> clusters.with(response.resources(), removed);
            case LDS -> listeners.with(response.resources(), removed);
            case EDS, RDS, NDS -> response.resources();
        };
    }

    /** The names of what it holds of a type, warming or not. */
    List<String> held(XdsType type) {
        return switch (type) {
            case CDS -> clusters.names();
            case EDS -> List.copyOf(clusters.assignments().keySet());
            case LDS -> listeners.names();
            case RDS -> List.copyOf(listeners.activeRoutes().keySet());
            case NDS -> List.of();
        };
    }

    /** The assignments that warming clusters wait for. */
    List<String> warming(XdsType type) {
        return type == XdsType.EDS ? clusters.warmingAssignments() : List.of();
    }

    /** The names that a type is asked for; empty for all. */
    List<String> names(XdsType type) {
        return switch (type) {
            case EDS -> clusters.assignmentNames();
            case RDS -> listeners.routeNames();
            case CDS, LDS, NDS -> List.of();
        };
    }

    SortedMap<String, XdsResource> active(XdsType type) {
        return switch (type) {
            case CDS -> clusters.activeClusters();
            case EDS -> clusters.assignments();
            case LDS -> listeners.activeListeners();
            case RDS -> listeners.activeRoutes();
            case NDS -> Collections.emptySortedMap();
        };
    }
}
