package io.meshsim.dsl;

/** Pods of a service with this version label. */
public record VersionRef(String label) {}
