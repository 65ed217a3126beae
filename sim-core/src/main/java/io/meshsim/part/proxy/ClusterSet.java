package io.meshsim.part.proxy;

import io.meshsim.engine.memo.Outcomes;
import io.meshsim.part.proxy.cluster.AssignmentForm;
import io.meshsim.part.proxy.cluster.ClusterForm;
import io.meshsim.part.proxy.cluster.ClusterForm.Discovery;
import io.meshsim.xds.Names;
import io.meshsim.xds.XdsResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The clusters and endpoints that a proxy holds at a moment, one object for all proxies that hold
 * the same. What comes of an update is worked out once for all of them.
 */
final class ClusterSet {

    /** As many different ones as a mesh may have. */
    private static final int SETS_MAX = 65_536;

    private final Outcomes<Content, ClusterSet> all;
    private final Map<String, HeldCluster> active;
    private final Map<String, HeldCluster> warming;
    private final Map<String, HeldAssignment> assignments;
    private final Map<String, List<String>> usersOfAssignment = new LinkedHashMap<>();
    private final Names assignmentNames;
    private final Names names;
    private final Outcomes<ConfigUpdate, ConfigStep<ClusterSet>> steps = new Outcomes<>(SETS_MAX);
    private @Nullable List<FirstFetch> endingFetches;

    record HeldCluster(XdsResource resource, ClusterForm form) {}

    record HeldAssignment(XdsResource resource, AssignmentForm form) {}

    /** What makes two sets the same. */
    private record Content(
            List<XdsResource> active, List<XdsResource> warming, List<XdsResource> assignments) {}

    private ClusterSet(
            Outcomes<Content, ClusterSet> all,
            Map<String, HeldCluster> active,
            Map<String, HeldCluster> warming,
            Map<String, HeldAssignment> assignments) {
        this.all = all;
        this.active = Collections.unmodifiableMap(active);
        this.warming = Collections.unmodifiableMap(warming);
        active.values().forEach(this::index);
        warming.values().forEach(this::index);
        assignments.keySet().retainAll(usersOfAssignment.keySet());
        this.assignments = Collections.unmodifiableMap(assignments);
        this.assignmentNames = Names.of(usersOfAssignment.keySet());
        this.names = Names.of(active.keySet()).with(warming.keySet(), List.of());
    }

    /** Nothing yet; what follows from it is known to all who begin with it. */
    static ClusterSet empty() {
        return new ClusterSet(
                new Outcomes<>(SETS_MAX),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    /** The set of these; takes the maps over, and leaves out assignments that no cluster uses. */
    ClusterSet with(
            Map<String, HeldCluster> nowActive,
            Map<String, HeldCluster> nowWarming,
            Map<String, HeldAssignment> nowAssigned) {
        Content content =
                new Content(
                        nowActive.values().stream().map(HeldCluster::resource).toList(),
                        nowWarming.values().stream().map(HeldCluster::resource).toList(),
                        nowAssigned.values().stream().map(HeldAssignment::resource).toList());
        return all.get(content, () -> new ClusterSet(all, nowActive, nowWarming, nowAssigned));
    }

    /** What comes of an update. */
    ConfigStep<ClusterSet> take(ConfigUpdate update) {
        return steps.get(update, () -> new ClusterUpdate(this).take(update));
    }

    Map<String, HeldCluster> active() {
        return active;
    }

    Map<String, HeldCluster> warming() {
        return warming;
    }

    Map<String, HeldAssignment> assignments() {
        return assignments;
    }

    /** The clusters that take their endpoints from an assignment; null if none does. */
    @Nullable List<String> users(String assignment) {
        return usersOfAssignment.get(assignment);
    }

    boolean isWarming() {
        return !warming.isEmpty();
    }

    /** Warming clusters that by their own words do not wait for ever. */
    List<FirstFetch> endingFetches() {
        List<FirstFetch> known = endingFetches;
        if (known == null) {
            known = fetches().stream().filter(FirstFetch::ends).toList();
            endingFetches = known;
        }
        return known;
    }

    /** All warming clusters. */
    List<FirstFetch> fetches() {
        return warming.values().stream().map(held -> FirstFetch.of(held.resource())).toList();
    }

    /** The same, with a cluster that still warms used without endpoints. */
    ClusterSet without(FirstFetch fetch) {
        String name = fetch.cluster().name();
        HeldCluster warm = warming.get(name);
        if (warm == null || warm.resource() != fetch.cluster()) {
            return this;
        }
        Map<String, HeldCluster> nowActive = new LinkedHashMap<>(active);
        Map<String, HeldCluster> stillWarming = new LinkedHashMap<>(warming);
        Map<String, HeldAssignment> left = new LinkedHashMap<>(assignments);
        nowActive.put(name, warm);
        stillWarming.remove(name);
        left.remove(warm.form().assignment());
        return with(nowActive, stillWarming, left);
    }

    /** The assignments that are needed, in the order of the clusters. */
    Names assignmentNames() {
        return assignmentNames;
    }

    /** The names of all, warming or not. */
    Names names() {
        return names;
    }

    /** The assignments that there are. */
    Names heldAssignments() {
        return Names.of(assignments.keySet());
    }

    /** The assignments that warming clusters wait for. */
    Names warmingAssignments() {
        List<String> waited = new ArrayList<>();
        warming.values().forEach(held -> waited.add(held.form().assignment()));
        return Names.of(waited);
    }

    SortedMap<String, XdsResource> activeClusters() {
        SortedMap<String, XdsResource> resources = new TreeMap<>();
        active.forEach((name, held) -> resources.put(name, held.resource()));
        return resources;
    }

    SortedMap<String, XdsResource> activeAssignments() {
        SortedMap<String, XdsResource> resources = new TreeMap<>();
        assignments.forEach((name, held) -> resources.put(name, held.resource()));
        return resources;
    }

    private void index(HeldCluster held) {
        ClusterForm form = held.form();
        if (form.discovery() == Discovery.EDS) {
            usersOfAssignment.merge(form.assignment(), List.of(form.name()), ClusterSet::joined);
        }
    }

    private static List<String> joined(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }
}
