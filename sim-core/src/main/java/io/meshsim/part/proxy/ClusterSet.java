package io.meshsim.part.proxy;

import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.meshsim.part.proxy.admit.RejectedConfig;
import io.meshsim.part.proxy.cluster.AssignmentForm;
import io.meshsim.part.proxy.cluster.Cluster;
import io.meshsim.part.proxy.cluster.ClusterForm;
import io.meshsim.part.proxy.cluster.ClusterForm.Discovery;
import io.meshsim.xds.XdsResource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Clusters and their endpoints. A new or changed EDS cluster warms until its assignment is sent
 * again, even if unchanged; until then the one before it serves.
 *
 * <p>Source: Envoy xDS protocol, "Resource warming"; CDS absence removes, EDS absence does not.
 */
final class ClusterSet {

    private final ToLongFunction<String> starts;
    private final Map<String, Held> active = new LinkedHashMap<>();
    private final Map<String, Held> warming = new LinkedHashMap<>();
    private final Map<String, XdsResource> assignments = new LinkedHashMap<>();
    private final Map<String, Set<String>> usersOfAssignment = new LinkedHashMap<>();

    private record Held(XdsResource resource, Cluster cluster) {}

    /** {@code starts} gives where rotation begins in a cluster. */
    ClusterSet(ToLongFunction<String> starts) {
        this.starts = starts;
    }

    @Nullable Cluster cluster(String name) {
        Held held = active.get(name);
        return held == null ? null : held.cluster();
    }

    boolean isWarming() {
        return !warming.isEmpty();
    }

    /** The assignments that are needed, in the order of the clusters. */
    List<String> assignmentNames() {
        return List.copyOf(usersOfAssignment.keySet());
    }

    /** The names of all, warming or not. */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>(active.keySet());
        names.addAll(warming.keySet());
        return List.copyOf(names);
    }

    /** All as they are after some have changed and some are gone. */
    List<XdsResource> with(List<XdsResource> changed, List<String> gone) {
        Map<String, XdsResource> all = new LinkedHashMap<>();
        active.forEach((name, held) -> all.put(name, held.resource()));
        warming.forEach((name, held) -> all.put(name, held.resource()));
        gone.forEach(all::remove);
        changed.forEach(resource -> all.put(resource.name(), resource));
        return List.copyOf(all.values());
    }

    /** The assignments that warming clusters wait for. */
    List<String> warmingAssignments() {
        return warming.values().stream().map(held -> held.cluster().form().assignment()).toList();
    }

    SortedMap<String, XdsResource> activeClusters() {
        SortedMap<String, XdsResource> resources = new TreeMap<>();
        active.forEach((name, held) -> resources.put(name, held.resource()));
        return resources;
    }

    SortedMap<String, XdsResource> assignments() {
        return new TreeMap<>(assignments);
    }

    int changedClusters(List<XdsResource> resources) {
        Set<String> gone = new LinkedHashSet<>(active.keySet());
        gone.addAll(warming.keySet());
        int changed = 0;
        for (XdsResource resource : resources) {
            gone.remove(resource.name());
            changed += isKnown(resource) ? 0 : 1;
        }
        return changed + gone.size();
    }

    int changedAssignments(List<XdsResource> resources) {
        int changed = 0;
        for (XdsResource resource : resources) {
            changed += Same.message(assignments.get(resource.name()), resource) ? 0 : 1;
        }
        return changed;
    }

    /** Takes a full set; true if a cluster started to warm. */
    boolean applyClusters(List<XdsResource> resources, Applied applied) {
        Set<String> named = new LinkedHashSet<>();
        boolean warms = false;
        for (XdsResource resource : resources) {
            if (!named.add(resource.name())) {
                applied.reject(resource.name(), "duplicate cluster");
            } else if (!isKnown(resource)) {
                warms |= add(resource, applied);
            }
        }
        active.keySet().retainAll(named);
        warming.keySet().retainAll(named);
        indexAssignments();
        assignments.keySet().retainAll(usersOfAssignment.keySet());
        return warms;
    }

    /** Takes some assignments; those not asked for are passed over. */
    void applyAssignments(List<XdsResource> resources, Applied applied) {
        Set<String> named = new LinkedHashSet<>();
        for (XdsResource resource : resources) {
            Set<String> users = usersOfAssignment.get(resource.name());
            if (!named.add(resource.name())) {
                applied.reject(resource.name(), "duplicate assignment");
            } else if (users != null) {
                take(resource, users, applied);
            }
        }
    }

    private boolean isKnown(XdsResource resource) {
        Held held = warming.getOrDefault(resource.name(), active.get(resource.name()));
        return held != null && Same.message(held.resource(), resource);
    }

    private boolean add(XdsResource resource, Applied applied) {
        ClusterForm form;
        try {
            form =
                    resource.compiled(
                            io.envoyproxy.envoy.config.cluster.v3.Cluster.class,
                            ClusterForm.class,
                            ClusterForm::of);
        } catch (RejectedConfig rejected) {
            applied.reject(resource.name(), String.valueOf(rejected.getMessage()));
            return false;
        }
        Held held = new Held(resource, new Cluster(form, starts.applyAsLong(resource.name())));
        if (form.discovery() == Discovery.EDS) {
            warming.put(resource.name(), held);
            return true;
        }
        warming.remove(resource.name());
        active.put(resource.name(), held);
        return false;
    }

    private void take(XdsResource resource, Set<String> users, Applied applied) {
        AssignmentForm form;
        try {
            form =
                    resource.compiled(
                            ClusterLoadAssignment.class, AssignmentForm.class, AssignmentForm::of);
        } catch (RejectedConfig rejected) {
            applied.reject(resource.name(), String.valueOf(rejected.getMessage()));
            return;
        }
        assignments.put(resource.name(), resource);
        for (String user : users) {
            assign(active.get(user), resource.name(), form);
            Held warm = warming.get(user);
            if (assign(warm, resource.name(), form) && warm != null) {
                warming.remove(user);
                active.put(user, warm);
            }
        }
    }

    private static boolean assign(@Nullable Held held, String name, AssignmentForm assignment) {
        if (held == null || !held.cluster().form().assignment().equals(name)) {
            return false;
        }
        held.cluster().assign(assignment);
        return true;
    }

    private void indexAssignments() {
        usersOfAssignment.clear();
        active.values().forEach(this::indexAssignment);
        warming.values().forEach(this::indexAssignment);
    }

    private void indexAssignment(Held held) {
        ClusterForm form = held.cluster().form();
        if (form.discovery() == Discovery.EDS) {
            usersOfAssignment
                    .computeIfAbsent(form.assignment(), ignored -> new LinkedHashSet<>())
                    .add(form.name());
        }
    }
}
