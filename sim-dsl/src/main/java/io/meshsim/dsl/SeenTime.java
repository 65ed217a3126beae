package io.meshsim.dsl;

import java.time.Duration;

/** A moment that was seen, with the words for it. */
public record SeenTime(Mesh mesh, String what, Duration time, String nearest) {}
