package io.meshsim.part.workload;

import io.meshsim.net.Target;

/** One kind of request in a client's mix; weights are relative. */
public record WeightedTarget(Target target, int weight) {

    public WeightedTarget {
        if (weight < 0) {
            throw new IllegalArgumentException("weight " + weight + " must not be negative");
        }
    }
}
