package io.meshsim.study;

import io.meshsim.engine.random.Hash64;

/**
 * One of several runs that differ only by seed.
 *
 * @param number counts from 1
 * @param seed what the run should be seeded with
 */
public record Replication(int number, long seed) {

    /** Different numbers give different seeds, for mixing is one to one. */
    static Replication of(long baseSeed, int number) {
        return new Replication(number, Hash64.mix(Hash64.mix(baseSeed) + number));
    }
}
