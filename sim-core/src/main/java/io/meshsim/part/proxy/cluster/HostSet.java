package io.meshsim.part.proxy.cluster;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Hosts that a balancer chooses from. */
final class HostSet {

    private final Host[] hosts;
    private final Balancer balancer;

    HostSet(Host[] hosts, Balancer balancer) {
        this.hosts = hosts;
        this.balancer = balancer;
    }

    int size() {
        return hosts.length;
    }

    String describe() {
        return balancer.describe();
    }

    @Nullable Host pick(LongSupplier draws) {
        return hosts.length == 0 ? null : balancer.pick(hosts, draws);
    }

    @Nullable Host peek(LongSupplier draws) {
        return hosts.length == 0 ? null : balancer.peek(hosts, draws);
    }
}
