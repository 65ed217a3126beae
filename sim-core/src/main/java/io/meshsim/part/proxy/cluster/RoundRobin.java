package io.meshsim.part.proxy.cluster;

import java.util.function.LongSupplier;

/**
 * One host after the other, from a start of its own in each proxy; the position outlives a change
 * of hosts.
 *
 * <p>Source: Envoy 1.34 source/extensions/load_balancing_policies/round_robin/round_robin_lb.h.
 */
final class RoundRobin implements Balancer {

    private long next;

    RoundRobin(long start) {
        next = start;
    }

    @Override
    public Host pick(Host[] hosts, LongSupplier draws) {
        return hosts[(int) Long.remainderUnsigned(next++, hosts.length)];
    }

    @Override
    public Host peek(Host[] hosts, LongSupplier draws) {
        return hosts[(int) Long.remainderUnsigned(next, hosts.length)];
    }

    @Override
    public String describe() {
        return "ROUND_ROBIN";
    }
}
