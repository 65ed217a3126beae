package io.meshsim.bench.mesh.naive;

import io.meshsim.cost.KernelCosts;

/** Counts the passes through kernels, by their kind. */
final class Passes {

    final Pass applicationOut = new Pass();
    final Pass proxyOut = new Pass();
    final Pass proxyToSelf = new Pass();
    final Pass inbound = new Pass();
    final Pass toApplication = new Pass();
    final Pass reply = new Pass();

    /** A kind of pass; all cost the same, as iptables are in the way of each. */
    static final class Pass {
        final long nanos = KernelCosts.DEFAULT.passNanos(true);
        long count;
    }

    /** Takes a pass and the one that the answer will take back. */
    long take(Pass pass, Request request) {
        pass.count++;
        reply.count++;
        request.replyNanos += reply.nanos;
        return pass.nanos;
    }
}
