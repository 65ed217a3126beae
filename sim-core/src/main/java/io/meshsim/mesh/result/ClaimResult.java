package io.meshsim.mesh.result;

/** A claim, and what was seen. */
public record ClaimResult(String claim, boolean holds, String expected, String seen) {}
