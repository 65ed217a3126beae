package io.meshsim.part.proxy.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A cluster in one proxy: its hosts and the state of their balancing. */
public final class Cluster {

    /** What every request needs, at hand. */
    private final long connectTimeoutNanos;

    private final boolean toOriginal;
    private Host[] hosts = {};
    private final ClusterForm form;
    private final long start;
    private AssignmentForm assignment = AssignmentForm.NONE;
    private @Nullable Balancer balancer;
    private @Nullable Host original;
    private boolean weighted;

    /** A cluster with the endpoints of its own message; {@code start} is where rotation begins. */
    public Cluster(ClusterForm form, long start) {
        this.form = form;
        this.start = start >>> 1;
        this.connectTimeoutNanos = form.connectTimeoutNanos();
        this.toOriginal = form.discovery() == ClusterForm.Discovery.ORIGINAL_DST;
        assign(form.inline());
    }

    /** What does not change. */
    public ClusterForm form() {
        return form;
    }

    /** How long to wait for a connection to a host. */
    public long connectTimeoutNanos() {
        return connectTimeoutNanos;
    }

    /** Whether requests go where they were going to, for which it has {@link #original}. */
    public boolean isOriginal() {
        return toOriginal;
    }

    /** Takes new endpoints; those with a known address keep their active requests. */
    public void assign(AssignmentForm update) {
        if (balancer != null && update.equals(assignment)) {
            return;
        }
        assignment = update;
        Map<String, Host> known = new LinkedHashMap<>();
        for (Host host : hosts) {
            known.put(host.endpoint().address(), host);
        }
        Map<String, Host> next = new LinkedHashMap<>();
        for (EndpointForm endpoint : update.endpoints()) {
            Host host = known.get(endpoint.address());
            if (host == null) {
                host = new Host(endpoint);
            } else {
                host.describedAs(endpoint);
            }
            next.put(endpoint.address(), host);
        }
        hosts = next.values().toArray(Host[]::new);
        rebalance(hosts);
    }

    /** A host for a request; null if there is none. Never call for ORIGINAL_DST. */
    public @Nullable Host pick(LongSupplier draws) {
        return hosts.length == 0 || balancer == null ? null : balancer.pick(hosts, draws);
    }

    /** What {@link #pick} would give, without changing anything. */
    public @Nullable Host peek(LongSupplier draws) {
        return hosts.length == 0 || balancer == null ? null : balancer.peek(hosts, draws);
    }

    /** Stands for whatever address a request was going to; for ORIGINAL_DST. */
    public Host original() {
        Host known = original;
        if (known == null) {
            known = new Host(EndpointForm.ORIGINAL);
            original = known;
        }
        return known;
    }

    /** How hosts are chosen, in words. */
    public String describe() {
        return balancer == null || toOriginal
                ? "the original destination"
                : balancer.describe() + ", " + hosts.length + " hosts";
    }

    private void rebalance(Host[] all) {
        boolean nowWeighted = differ(all);
        Balancer current = balancer;
        if (current == null || nowWeighted != weighted) {
            current = balancer(nowWeighted);
        }
        weighted = nowWeighted;
        current.update(all);
        balancer = current;
    }

    private Balancer balancer(boolean byWeight) {
        ClusterForm.Policy policy = form.policy();
        return switch (policy.algorithm()) {
            case RANDOM, ORIGINAL_DST -> RandomHost.ANY;
            case ROUND_ROBIN -> byWeight ? new EarliestDeadline(0, start) : new RoundRobin(start);
            case LEAST_REQUEST ->
                    byWeight
                            ? new EarliestDeadline(policy.activeRequestBias(), start)
                            : LeastRequest.of(policy.choices());
        };
    }

    private static boolean differ(Host[] all) {
        for (Host host : all) {
            if (host.endpoint().weight() != all[0].endpoint().weight()) {
                return true;
            }
        }
        return false;
    }
}
