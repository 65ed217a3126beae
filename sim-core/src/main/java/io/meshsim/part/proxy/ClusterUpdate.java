package io.meshsim.part.proxy;

import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.meshsim.part.proxy.ClusterSet.HeldAssignment;
import io.meshsim.part.proxy.ClusterSet.HeldCluster;
import io.meshsim.part.proxy.admit.RejectedConfig;
import io.meshsim.part.proxy.cluster.AssignmentForm;
import io.meshsim.part.proxy.cluster.ClusterForm;
import io.meshsim.part.proxy.cluster.ClusterForm.Discovery;
import io.meshsim.xds.Names;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an update makes of clusters and endpoints. A new or changed EDS cluster warms until its
 * assignment is sent again, even if unchanged; until then the one before it serves.
 *
 * <p>Source: Envoy xDS protocol, "Resource warming"; CDS absence removes, EDS absence does not.
 */
final class ClusterUpdate {

    private final ClusterSet before;
    private final Map<String, HeldCluster> active;
    private final Map<String, HeldCluster> warming;
    private final Map<String, HeldAssignment> assignments;
    private final List<String> errors = new ArrayList<>();
    private int changed;
    private boolean warms;

    ClusterUpdate(ClusterSet before) {
        this.before = before;
        this.active = new LinkedHashMap<>(before.active());
        this.warming = new LinkedHashMap<>(before.warming());
        this.assignments = new LinkedHashMap<>(before.assignments());
    }

    /** Works it out; once. */
    ConfigStep<ClusterSet> take(ConfigUpdate update) {
        boolean same = update.type() == XdsType.CDS ? takeClusters(update) : takeAll(update);
        ClusterSet next = same ? before : before.with(active, warming, assignments);
        return new ConfigStep<>(next, changed, warms, errors);
    }

    private boolean takeClusters(ConfigUpdate update) {
        Set<String> named = new LinkedHashSet<>();
        for (XdsResource resource : update.resources()) {
            if (!named.add(resource.name())) {
                errors.add(resource.name() + ": duplicate cluster");
            } else if (!isKnown(resource)) {
                changed++;
                add(resource);
            }
        }
        Set<String> gone = gone(update.removed(), named);
        changed += gone.size();
        active.keySet().removeAll(gone);
        warming.keySet().removeAll(gone);
        return changed == 0;
    }

    /** Of the state of the world, what it does not name. */
    private Set<String> gone(@Nullable Names removed, Set<String> named) {
        Set<String> gone = new LinkedHashSet<>(before.names());
        if (removed == null) {
            gone.removeAll(named);
        } else {
            gone.retainAll(removed);
            gone.removeAll(named);
        }
        return gone;
    }

    private boolean isKnown(XdsResource resource) {
        HeldCluster held = warming.getOrDefault(resource.name(), active.get(resource.name()));
        return held != null && Same.message(held.resource(), resource);
    }

    private void add(XdsResource resource) {
        ClusterForm form;
        try {
            form = resource.compiled(Cluster.class, ClusterForm.class, ClusterForm::of);
        } catch (RejectedConfig rejected) {
            errors.add(resource.name() + ": " + rejected.getMessage());
            return;
        }
        HeldCluster held = new HeldCluster(resource, form);
        if (form.discovery() == Discovery.EDS) {
            warming.put(resource.name(), held);
            warms = true;
        } else {
            warming.remove(resource.name());
            active.put(resource.name(), held);
        }
    }

    /** Takes some assignments; those not asked for are passed over. */
    private boolean takeAll(ConfigUpdate update) {
        Set<String> named = new LinkedHashSet<>();
        boolean same = true;
        for (XdsResource resource : update.resources()) {
            HeldAssignment known = assignments.get(resource.name());
            changed += known != null && Same.message(known.resource(), resource) ? 0 : 1;
            List<String> users = before.users(resource.name());
            if (!named.add(resource.name())) {
                errors.add(resource.name() + ": duplicate assignment");
            } else if (users != null) {
                same &= !take(resource, users);
            }
        }
        return same;
    }

    /** Whether it changes anything. */
    private boolean take(XdsResource resource, List<String> users) {
        AssignmentForm form;
        try {
            form =
                    resource.compiled(
                            ClusterLoadAssignment.class, AssignmentForm.class, AssignmentForm::of);
        } catch (RejectedConfig rejected) {
            errors.add(resource.name() + ": " + rejected.getMessage());
            return false;
        }
        HeldAssignment known = assignments.get(resource.name());
        boolean differs = known == null || !Same.message(known.resource(), resource);
        if (differs) {
            assignments.put(resource.name(), new HeldAssignment(resource, form));
        }
        for (String user : users) {
            HeldCluster warm = warming.get(user);
            if (warm != null && warm.form().assignment().equals(resource.name())) {
                warming.remove(user);
                active.put(user, warm);
                differs = true;
            }
        }
        return differs;
    }
}
