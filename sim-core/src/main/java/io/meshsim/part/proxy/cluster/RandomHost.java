package io.meshsim.part.proxy.cluster;

import java.util.function.LongSupplier;

/** Any host, all alike; weights do not count. Source: Envoy 1.34 random_lb.cc. */
final class RandomHost implements Balancer {

    static final RandomHost ANY = new RandomHost();

    @Override
    public Host pick(Host[] hosts, LongSupplier draws) {
        return hosts[(int) Long.remainderUnsigned(draws.getAsLong(), hosts.length)];
    }

    @Override
    public Host peek(Host[] hosts, LongSupplier draws) {
        return pick(hosts, draws);
    }

    @Override
    public String describe() {
        return "RANDOM";
    }
}
