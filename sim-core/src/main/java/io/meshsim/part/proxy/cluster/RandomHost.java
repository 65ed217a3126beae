package io.meshsim.part.proxy.cluster;

import java.util.function.LongSupplier;

/** Any host, all alike; weights do not count. Source: Envoy 1.34 random_lb.cc. */
final class RandomHost implements Balancer {

    private Host[] hosts = {};

    @Override
    public Host pick(LongSupplier draws) {
        return hosts[(int) Long.remainderUnsigned(draws.getAsLong(), hosts.length)];
    }

    @Override
    public Host peek(LongSupplier draws) {
        return pick(draws);
    }

    @Override
    public void update(Host[] update) {
        hosts = update;
    }

    @Override
    public String describe() {
        return "RANDOM";
    }
}
