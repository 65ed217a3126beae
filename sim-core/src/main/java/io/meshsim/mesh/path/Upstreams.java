package io.meshsim.mesh.path;

import io.meshsim.part.proxy.Decision;
import io.meshsim.part.proxy.cluster.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the path needs to know of the hosts that proxies choose, found out when a proxy first
 * chooses one and kept by the host's tag.
 */
final class Upstreams {

    /** How Istio names clusters of other workloads: {@code outbound|port|subset|service}. */
    private static final String OUTBOUND = "outbound|";

    /** Number of no address in particular. */
    private static final int ANY_ADDRESS = -1;

    private final Names names;
    private final Pods pods;
    private final Map<Chosen, Integer> tags = new LinkedHashMap<>();
    private final List<Upstream> all = new ArrayList<>();

    private record Chosen(String cluster, String ip) {}

    /**
     * A host of a cluster, whichever proxy chose it.
     *
     * @param clusterName the trace's number for the cluster's name
     * @param address number of its address in {@link Pods}; {@link #ANY_ADDRESS} if it stands for
     *     whatever address a call was going to
     * @param service the service that the cluster is for; null if the cluster is not of Istio's
     *     outbound kind
     */
    record Upstream(int clusterName, int address, @Nullable ServiceName service) {}

    Upstreams(Names names, Pods pods) {
        this.names = names;
        this.pods = pods;
    }

    /** What a host is that was chosen before. */
    Upstream of(Host host) {
        return all.get(host.tag() - 1);
    }

    /** What the host of a decision to forward is. */
    Upstream of(Decision decision, Host host) {
        if (host.tag() == 0) {
            Chosen chosen = new Chosen(decision.cluster(), host.endpoint().ip());
            host.tag(tags.computeIfAbsent(chosen, this::add));
        }
        return of(host);
    }

    /** What last ran behind the address of a host, or behind the original one; null if nothing. */
    @Nullable PodProcess process(Upstream upstream, String ip) {
        boolean original = upstream.address() == ANY_ADDRESS;
        return pods.atAddress(original ? pods.address(ip) : upstream.address());
    }

    private int add(Chosen chosen) {
        String cluster = chosen.cluster();
        boolean outbound = cluster.startsWith(OUTBOUND);
        String service = cluster.substring(cluster.lastIndexOf('|') + 1);
        all.add(
                new Upstream(
                        names.trace(cluster),
                        chosen.ip().isEmpty() ? ANY_ADDRESS : pods.address(chosen.ip()),
                        outbound ? names.service(service) : null));
        return all.size();
    }
}
