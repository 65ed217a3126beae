package io.meshsim.config;

import org.jspecify.annotations.Nullable;

/**
 * A resource was added, changed or deleted.
 *
 * @param before null if it is new
 * @param after null if it is gone
 * @param writtenAtNanos when the API server took it
 */
public record Change(@Nullable Resource before, @Nullable Resource after, long writtenAtNanos) {

    public Change {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change needs a resource before or after it");
        }
    }

    /** Which resource. */
    public ResourceKey key() {
        return resource().key();
    }

    /** The newest state, or the last one if it is gone. */
    public Resource resource() {
        if (after != null) {
            return after;
        }
        if (before != null) {
            return before;
        }
        throw new IllegalStateException("a change without a resource");
    }
}
