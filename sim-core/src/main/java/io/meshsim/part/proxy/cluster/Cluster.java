package io.meshsim.part.proxy.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private @Nullable Levels levels;
    private @Nullable Balancers balancers;
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
        for (LocalityForm locality : update.localities()) {
            for (EndpointForm endpoint : locality.endpoints()) {
                next.put(endpoint.address(), host(known, endpoint));
            }
        }
        hosts = next.values().toArray(Host[]::new);
        rebalance(hosts);
        levels = Levels.areNeeded(update, form.spread()) ? levels(next) : null;
    }

    private static Host host(Map<String, Host> known, EndpointForm endpoint) {
        Host host = known.get(endpoint.address());
        if (host == null) {
            return new Host(endpoint);
        }
        host.describedAs(endpoint);
        return host;
    }

    private Levels levels(Map<String, Host> known) {
        Balancers make = balancers;
        if (make == null) {
            make = new Balancers(form.policy(), start);
            balancers = make;
        }
        List<Level.Part> parts = new ArrayList<>();
        for (LocalityForm locality : assignment.localities()) {
            Host[] members =
                    locality.endpoints().stream()
                            .map(endpoint -> Objects.requireNonNull(known.get(endpoint.address())))
                            .toArray(Host[]::new);
            parts.add(new Level.Part(locality, members));
        }
        return new Levels(parts, assignment, form.spread(), make);
    }

    /** A host for a request; null if there is none. Never call for ORIGINAL_DST. */
    public @Nullable Host pick(LongSupplier draws) {
        if (levels != null) {
            return levels.pick(draws);
        }
        return hosts.length == 0 || balancer == null ? null : balancer.pick(hosts, draws);
    }

    /** What {@link #pick} would give, without changing anything. */
    public @Nullable Host peek(LongSupplier draws) {
        if (levels != null) {
            return levels.peek(draws);
        }
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
        if (balancer == null || toOriginal) {
            return "the original destination";
        }
        String how = levels == null ? balancer.describe() : levels.describe();
        return how + ", " + hosts.length + " hosts";
    }

    private void rebalance(Host[] all) {
        boolean nowWeighted = Balancers.differ(all);
        Balancer current = balancer;
        if (current == null || nowWeighted != weighted) {
            current = Balancers.of(form.policy(), start, nowWeighted);
        }
        weighted = nowWeighted;
        current.update(all);
        balancer = current;
    }
}
