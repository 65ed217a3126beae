package io.meshsim.mesh.result;

/**
 * One push.
 *
 * @param updates merged updates
 * @param proxies proxies it was delivered to
 * @param startedNanos end of the debounce
 * @param convergedNanos when the last proxy had applied it; -1 if one never did
 */
public record PushResult(
        long push,
        boolean full,
        int updates,
        int proxies,
        long bytes,
        long startedNanos,
        long convergedNanos) {}
