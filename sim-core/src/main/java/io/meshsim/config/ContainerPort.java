package io.meshsim.config;

/** A port that a container lists; the name may be empty. */
public record ContainerPort(String name, int port) {}
