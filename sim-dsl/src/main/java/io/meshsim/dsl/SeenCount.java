package io.meshsim.dsl;

/** A number that was seen, with the words for it. */
public record SeenCount(Mesh mesh, String what, long count, String nearest) {}
