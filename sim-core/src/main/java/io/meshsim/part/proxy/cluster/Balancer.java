package io.meshsim.part.proxy.cluster;

import java.util.function.LongSupplier;

/** Chooses one of several hosts; there is at least one. */
interface Balancer {

    /** Chooses and moves on; {@code draws} gives 64 random bits a time. */
    Host pick(Host[] hosts, LongSupplier draws);

    /** What {@link #pick} would choose, without moving on. */
    Host peek(Host[] hosts, LongSupplier draws);

    /** The hosts changed. */
    default void update(Host[] hosts) {}

    /** How it chooses, for explanations. */
    String describe();
}
