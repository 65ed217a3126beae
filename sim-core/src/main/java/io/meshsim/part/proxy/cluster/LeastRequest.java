package io.meshsim.part.proxy.cluster;

import java.util.function.LongSupplier;

/**
 * The least busy of a few hosts drawn with replacement; the first drawn wins ties.
 *
 * <p>Source: Envoy 1.34
 * source/extensions/load_balancing_policies/least_request/least_request_lb.cc, equal weights.
 */
final class LeastRequest implements Balancer {

    private final int choices;
    private Host[] hosts = {};

    LeastRequest(int choices) {
        this.choices = choices;
    }

    @Override
    public Host pick(LongSupplier draws) {
        Host best = draw(draws);
        for (int i = 1; i < choices; i++) {
            Host other = draw(draws);
            if (other.active() < best.active()) {
                best = other;
            }
        }
        return best;
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
        return "LEAST_REQUEST, the less busy of " + choices + " drawn";
    }

    private Host draw(LongSupplier draws) {
        return hosts[(int) Long.remainderUnsigned(draws.getAsLong(), hosts.length)];
    }
}
