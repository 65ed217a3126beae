package io.meshsim.mesh.result;

/** Requests from outside that were answered within one interval. */
public record LatencyPoint(
        long fromNanos, long count, long failed, long p50Nanos, long p90Nanos, long p99Nanos) {}
