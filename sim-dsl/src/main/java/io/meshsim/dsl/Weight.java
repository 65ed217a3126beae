package io.meshsim.dsl;

/** A relative share of requests. */
public record Weight(int value) {}
