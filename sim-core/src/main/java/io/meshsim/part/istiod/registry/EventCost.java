package io.meshsim.part.istiod.registry;

import io.meshsim.config.Change;

/** How long istiod's handler of a change works. */
@FunctionalInterface
public interface EventCost {

    /** CPU time in nanoseconds. */
    long nanos(Change change);
}
