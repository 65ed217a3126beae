package io.meshsim.mesh.result;

/** Responses of one type that istiod sent. */
public record PushTypeResult(String type, long responses, long resources, long bytes) {}
