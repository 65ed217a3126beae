package io.meshsim.config;

/** One address behind a Service. */
public record Endpoint(String ip, String pod, String node, boolean ready, boolean terminating) {}
