package io.meshsim.part.kernel;

/**
 * The first packet of a TCP connection, seen from inside a pod's network namespace.
 *
 * @param fromProxy whether the sending process runs as user 1337
 * @param overLoopback whether it leaves through {@code lo}
 * @param source its source address
 * @param destination its destination address
 */
public record Flow(
        Hook hook,
        boolean fromProxy,
        boolean overLoopback,
        String source,
        String destination,
        int destinationPort) {}
