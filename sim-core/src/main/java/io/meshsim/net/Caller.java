package io.meshsim.net;

/**
 * Who makes a call.
 *
 * @param place where the packets start
 * @param workload name of the client or workload
 * @param namespace where short names are looked up
 */
public record Caller(Place place, String workload, String namespace) {}
