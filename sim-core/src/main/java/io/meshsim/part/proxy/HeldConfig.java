package io.meshsim.part.proxy;

import io.meshsim.engine.time.SimTime;
import io.meshsim.part.proxy.cluster.Cluster;
import io.meshsim.xds.Names;
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

    private final Serving serving;
    private final LiveClusters live;
    private ConfigStep<ClusterSet> clusters;
    private ConfigStep<ListenerSet> listeners;

    /** Nothing yet: what all proxies of the fleet begin with. */
    HeldConfig(Fleet fleet, Serving serving, ToLongFunction<String> starts) {
        this.serving = serving;
        this.live = new LiveClusters(starts);
        this.clusters = fleet.noClusters();
        this.listeners = fleet.noListeners();
    }

    /** The workers begin to serve it. */
    void serve() {
        serving.serve(this);
    }

    /** The active listeners and routes. */
    View view() {
        return listeners.next().view();
    }

    /** An active cluster; null if there is none of this name. */
    @Nullable Cluster cluster(String name) {
        return live.find(name, clusters.next());
    }

    boolean clustersWarm() {
        return !clusters.next().isWarming();
    }

    boolean listenersWarm() {
        return !listeners.next().isWarming();
    }

    /**
     * Clusters that wait for their first endpoints, but not for ever.
     *
     * @param settings may say for how long; else they do so themselves
     */
    List<FirstFetch> endingFetches(ProxySettings settings) {
        ClusterSet set = clusters.next();
        if (settings.edsFetchTimeout().isEmpty()) {
            return set.endingFetches();
        }
        long nanos = SimTime.nanos(settings.edsFetchTimeout().get());
        return nanos == 0
                ? List.of()
                : set.fetches().stream().map(fetch -> fetch.within(nanos)).toList();
    }

    /** A cluster that still waits is used without endpoints. */
    void giveUp(FirstFetch fetch) {
        ClusterSet next = clusters.next().without(fetch);
        if (next != clusters.next()) {
            live.follow(next);
            clusters = new ConfigStep<>(next, 0, false, List.of());
            serving.changed();
        }
    }

    /** How many resources a response changes. */
    int changed(XdsResponse response) {
        return response.type() == XdsType.NDS ? 0 : step(response).changed();
    }

    /** Takes a response in and says what came of it. */
    ConfigStep<?> apply(XdsResponse response) {
        ConfigUpdate update = ConfigUpdate.of(response);
        ConfigStep<?> step =
                switch (response.type()) {
                    case CDS, EDS -> applyClusters(update);
                    case LDS, RDS -> applyListeners(update);
                    case NDS ->
                            new ConfigStep<>(
                                    update, 0, false, List.of("NDS: a proxy has no use for names"));
                };
        serving.changed();
        return step;
    }

    private ConfigStep<?> applyClusters(ConfigUpdate update) {
        ConfigStep<ClusterSet> step = clusters.next().take(update);
        if (step.next() != clusters.next()) {
            live.follow(step.next());
        }
        clusters = step;
        return step;
    }

    private ConfigStep<?> applyListeners(ConfigUpdate update) {
        listeners = listeners.next().take(update);
        return listeners;
    }

    private ConfigStep<?> step(XdsResponse response) {
        ConfigUpdate update = ConfigUpdate.of(response);
        boolean ofClusters = response.type() == XdsType.CDS || response.type() == XdsType.EDS;
        return ofClusters ? clusters.next().take(update) : listeners.next().take(update);
    }

    /** The names of what it holds of a type, warming or not. */
    Names held(XdsType type) {
        return switch (type) {
            case CDS -> clusters.next().names();
            case EDS -> clusters.next().heldAssignments();
            case LDS -> listeners.next().names();
            case RDS -> listeners.next().heldRoutes();
            case NDS -> Names.NONE;
        };
    }

    /** The assignments that warming clusters wait for. */
    Names warming(XdsType type) {
        return type == XdsType.EDS ? clusters.next().warmingAssignments() : Names.NONE;
    }

    /** The names that a type is asked for; empty for all. */
    Names names(XdsType type) {
        return switch (type) {
            case EDS -> clusters.next().assignmentNames();
            case RDS -> listeners.next().routeNames();
            case CDS, LDS, NDS -> Names.NONE;
        };
    }

    SortedMap<String, XdsResource> active(XdsType type) {
        return switch (type) {
            case CDS -> clusters.next().activeClusters();
            case EDS -> clusters.next().activeAssignments();
            case LDS -> listeners.next().activeListeners();
            case RDS -> listeners.next().activeRoutes();
            case NDS -> Collections.emptySortedMap();
        };
    }
}
