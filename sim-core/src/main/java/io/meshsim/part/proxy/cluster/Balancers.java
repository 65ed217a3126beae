package io.meshsim.part.proxy.cluster;

import java.util.LinkedHashMap;
import java.util.Map;

/** Makes balancers as a cluster's policy says, and keeps their state through changes of hosts. */
final class Balancers {

    private final ClusterForm.Policy policy;
    private final long start;
    private final Map<String, Balancer> kept = new LinkedHashMap<>();

    Balancers(ClusterForm.Policy policy, long start) {
        this.policy = policy;
        this.start = start;
    }

    /** A set of hosts; the balancer that last had a set of this name goes on. */
    HostSet set(String name, Host[] hosts) {
        boolean byWeight = differ(hosts);
        Balancer balancer =
                kept.computeIfAbsent(
                        name + (byWeight ? " by weight" : ""),
                        ignored -> of(policy, start, byWeight));
        balancer.update(hosts);
        return new HostSet(hosts, balancer);
    }

    /** A new balancer. */
    static Balancer of(ClusterForm.Policy policy, long start, boolean byWeight) {
        return switch (policy.algorithm()) {
            case RANDOM, ORIGINAL_DST -> RandomHost.ANY;
            case ROUND_ROBIN -> byWeight ? new EarliestDeadline(0, start) : new RoundRobin(start);
            case LEAST_REQUEST ->
                    byWeight
                            ? new EarliestDeadline(policy.activeRequestBias(), start)
                            : LeastRequest.of(policy.choices());
        };
    }

    /** Whether hosts weigh differently. */
    static boolean differ(Host[] hosts) {
        for (Host host : hosts) {
            if (host.endpoint().weight() != hosts[0].endpoint().weight()) {
                return true;
            }
        }
        return false;
    }
}
