package io.meshsim.config;

import java.util.List;

/**
 * Which connections a TCP or TLS rule of a VirtualService takes: all that is said must fit.
 *
 * @param sniHosts names that TLS asks for, which may begin with {@code *}; empty for TCP rules
 * @param destinationSubnets addresses or networks; empty for any
 * @param port of the service, or of the gateway; 0 for any
 * @param sourceLabels of the proxy
 * @param gateways that a connection comes through; empty for those of the VirtualService
 * @param sourceNamespace of the proxy; empty for any
 */
public record StreamMatch(
        List<String> sniHosts,
        List<String> destinationSubnets,
        int port,
        Labels sourceLabels,
        List<String> gateways,
        String sourceNamespace) {

    public StreamMatch {
        sniHosts = List.copyOf(sniHosts);
        destinationSubnets = List.copyOf(destinationSubnets);
        gateways = List.copyOf(gateways);
    }

    /** Connections from proxies of a namespace; of any if it is empty. */
    public static StreamMatch from(String sourceNamespace) {
        return new StreamMatch(List.of(), List.of(), 0, Labels.NONE, List.of(), sourceNamespace);
    }

    /** TLS that asks for one of these names. */
    public static StreamMatch asking(String... sniHosts) {
        return new StreamMatch(List.of(sniHosts), List.of(), 0, Labels.NONE, List.of(), "");
    }

    /** The same with other gateways. */
    public StreamMatch withGateways(List<String> others) {
        return new StreamMatch(
                sniHosts, destinationSubnets, port, sourceLabels, others, sourceNamespace);
    }
}
