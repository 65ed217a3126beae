package io.meshsim.config;

/**
 * A node of the Kubernetes cluster.
 *
 * @param cores CPUs that its pods share
 * @param ready what its Ready condition says; the control plane believes it, the node may be dead
 */
public record Node(Meta meta, int cores, boolean ready) implements Resource {

    public Node {
        if (cores < 1) {
            throw new IllegalArgumentException(
                    "node " + meta.name() + ": cores " + cores + " must be at least 1");
        }
    }

    @Override
    public Kind kind() {
        return Kind.NODE;
    }

    @Override
    public Node withMeta(Meta other) {
        return new Node(other, cores, ready);
    }

    /** The same with another Ready condition. */
    public Node withReady(boolean isReady) {
        return new Node(meta, cores, isReady);
    }
}
