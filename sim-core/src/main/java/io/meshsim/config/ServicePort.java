package io.meshsim.config;

/**
 * One port of a Service.
 *
 * @param name may be empty if it is the only one
 * @param targetPort a number, or the name of a container port
 * @param transport TCP or UDP
 * @param appProtocol as written; empty if not
 * @param nodePort 0 if none
 */
public record ServicePort(
        String name,
        int port,
        String targetPort,
        String transport,
        String appProtocol,
        int nodePort) {

    /** A TCP port whose target has the same number. */
    public static ServicePort of(String name, int port) {
        return new ServicePort(name, port, Integer.toString(port), "TCP", "", 0);
    }

    /** The application protocol, from {@code appProtocol} or the name's prefix. */
    public Protocol protocol() {
        return Protocol.of(transport, appProtocol, name);
    }
}
