package io.meshsim.config;

import java.util.List;

/**
 * A pod as the API server shows it.
 *
 * @param owner name of the Deployment that made it
 * @param node name of its node; empty while it is not scheduled
 * @param ip its address; empty while it has not been started
 * @param ready its Ready condition
 * @param terminating whether its deletion has begun
 */
public record Pod(
        Meta meta,
        String owner,
        String serviceAccount,
        List<ContainerPort> ports,
        String node,
        String ip,
        boolean ready,
        boolean terminating)
        implements Resource {

    public Pod {
        ports = List.copyOf(ports);
    }

    @Override
    public Kind kind() {
        return Kind.POD;
    }

    @Override
    public Pod withMeta(Meta other) {
        return new Pod(other, owner, serviceAccount, ports, node, ip, ready, terminating);
    }

    /** The same, scheduled to a node. */
    public Pod onNode(String name) {
        return new Pod(meta, owner, serviceAccount, ports, name, ip, ready, terminating);
    }

    /** The same, started with an address. */
    public Pod withIp(String address) {
        return new Pod(meta, owner, serviceAccount, ports, node, address, ready, terminating);
    }

    /** The same with another Ready condition. */
    public Pod withReady(boolean isReady) {
        return new Pod(meta, owner, serviceAccount, ports, node, ip, isReady, terminating);
    }

    /** The same with its deletion begun. */
    public Pod asTerminating() {
        return new Pod(meta, owner, serviceAccount, ports, node, ip, false, true);
    }
}
