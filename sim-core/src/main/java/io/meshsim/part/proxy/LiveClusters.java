package io.meshsim.part.proxy;

import io.meshsim.part.proxy.ClusterSet.HeldAssignment;
import io.meshsim.part.proxy.ClusterSet.HeldCluster;
import io.meshsim.part.proxy.cluster.AssignmentForm;
import io.meshsim.part.proxy.cluster.Cluster;
import io.meshsim.part.proxy.cluster.ClusterForm.Discovery;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The clusters that requests of one proxy have gone to: only these have state of their own. */
final class LiveClusters {

    private final ToLongFunction<String> starts;
    private @Nullable Map<String, Live> used;

    private record Live(HeldCluster held, Cluster cluster) {}

    /** {@code starts} gives where rotation begins in a cluster. */
    LiveClusters(ToLongFunction<String> starts) {
        this.starts = starts;
    }

    /** An active cluster; null if there is none of this name. */
    @Nullable Cluster find(String name, ClusterSet all) {
        HeldCluster held = all.active().get(name);
        if (held == null) {
            return null;
        }
        Map<String, Live> live = used;
        if (live == null) {
            live = new LinkedHashMap<>();
            used = live;
        }
        Live known = live.get(name);
        if (known == null) {
            known = new Live(held, new Cluster(held.form(), starts.applyAsLong(name)));
            assign(known, all);
            live.put(name, known);
        }
        return known.cluster();
    }

    /** Follows the configuration; a cluster that is not what it was begins anew when it is used. */
    void follow(ClusterSet all) {
        if (used == null) {
            return;
        }
        Iterator<Live> each = used.values().iterator();
        while (each.hasNext()) {
            Live live = each.next();
            HeldCluster now = all.active().get(live.held().form().name());
            if (now == null || now.resource() != live.held().resource()) {
                each.remove();
            } else {
                assign(live, all);
            }
        }
    }

    private static void assign(Live live, ClusterSet all) {
        if (live.held().form().discovery() == Discovery.EDS) {
            HeldAssignment assignment = all.assignments().get(live.held().form().assignment());
            live.cluster().assign(assignment == null ? AssignmentForm.NONE : assignment.form());
        }
    }
}
