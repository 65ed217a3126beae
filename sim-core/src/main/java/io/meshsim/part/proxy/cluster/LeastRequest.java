package io.meshsim.part.proxy.cluster;

import java.util.function.LongSupplier;

/**
 * The least busy of a few hosts drawn with replacement; the first drawn wins ties.
 *
 * <p>Source: Envoy 1.34
 * source/extensions/load_balancing_policies/least_request/least_request_lb.cc, equal weights.
 */
final class LeastRequest implements Balancer {

    private static final LeastRequest OF_TWO = new LeastRequest(2);

    private final int choices;

    private LeastRequest(int choices) {
        this.choices = choices;
    }

    /** One that draws so many; it has no state, so nearly all clusters share one. */
    static LeastRequest of(int choices) {
        return choices == 2 ? OF_TWO : new LeastRequest(choices);
    }

    @Override
    public Host pick(Host[] hosts, LongSupplier draws) {
        Host best = draw(hosts, draws);
        for (int i = 1; i < choices; i++) {
            Host other = draw(hosts, draws);
            if (other.active() < best.active()) {
                best = other;
            }
        }
        return best;
    }

    @Override
    public Host peek(Host[] hosts, LongSupplier draws) {
        return pick(hosts, draws);
    }

    @Override
    public String describe() {
        return "LEAST_REQUEST, the less busy of " + choices + " drawn";
    }

    private static Host draw(Host[] hosts, LongSupplier draws) {
        return hosts[(int) Long.remainderUnsigned(draws.getAsLong(), hosts.length)];
    }
}
