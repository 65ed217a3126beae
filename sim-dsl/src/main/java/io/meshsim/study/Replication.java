package io.meshsim.study;

import io.meshsim.engine.random.RandomStream;

/**
 * One of several runs that differ only by seed.
 *
 * @param number counts from 1
 * @param seed what the run should be seeded with
 */
public record Replication(int number, long seed) {

    /** The streams of a replication are substreams of those of the same name in the others. */
    static Replication of(long baseSeed, int number) {
        return new Replication(number, RandomStream.seedOfReplication(baseSeed, number - 1));
    }
}
