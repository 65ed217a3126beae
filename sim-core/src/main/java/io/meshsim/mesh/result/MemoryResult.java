package io.meshsim.mesh.result;

/**
 * Resident memory of a process.
 *
 * @param bytes at the end of the run
 * @param peakBytes the most in the run
 * @param limitBytes of its container; 0 for none
 * @param kills how often it was killed for having more
 */
public record MemoryResult(
        String component, long bytes, long peakBytes, long limitBytes, int kills) {}
