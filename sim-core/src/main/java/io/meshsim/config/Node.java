package io.meshsim.config;

/**
 * A node of the Kubernetes cluster.
 *
 * @param cores CPUs that its pods share
 * @param ready what its Ready condition says; the control plane believes it, the node may be dead
 * @param externalAddress under which it is reached from outside; empty if it is not
 */
public record Node(Meta meta, int cores, boolean ready, String externalAddress)
        implements Resource {

    /** A node that is not reached from outside. */
    public Node(Meta meta, int cores, boolean ready) {
        this(meta, cores, ready, "");
    }

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
        return new Node(other, cores, ready, externalAddress);
    }

    /** The same with another Ready condition. */
    public Node withReady(boolean isReady) {
        return new Node(meta, cores, isReady, externalAddress);
    }

    /** The same with an address for the outside. */
    public Node withExternalAddress(String address) {
        return new Node(meta, cores, ready, address);
    }
}
