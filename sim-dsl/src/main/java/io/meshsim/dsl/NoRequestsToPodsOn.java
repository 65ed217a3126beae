package io.meshsim.dsl;

import io.meshsim.mesh.measure.Answer;
import java.time.Duration;

/** See {@link Then#noRequestsToPodsOn}. */
record NoRequestsToPodsOn(String node) implements Claim {

    @Override
    public String text() {
        return "no requests to pods on " + node;
    }

    @Override
    public Finding check(Mesh mesh, Duration since) {
        long sinceNanos = mesh.absoluteNanos(since);
        long looked = 0;
        long there = 0;
        String nearest = "";
        for (Answer call : mesh.answers().calls()) {
            if (call.startedNanos() < sinceNanos) {
                continue;
            }
            looked++;
            if (call.node().equals(node)) {
                there++;
                nearest = call.source() + " called " + call.pod() + ": " + call.outcome();
            }
        }
        if (looked == 0) {
            return new Finding(false, "no requests at all, so nothing was shown", "");
        }
        return new Finding(there == 0, there + " of " + looked + " requests", nearest);
    }
}
