package io.meshsim.config;

import java.util.List;

/**
 * The addresses behind a Service.
 *
 * @param service the Service's name, in the same namespace
 * @param ports the Service's ports with targets resolved to numbers: name and number
 */
public record EndpointSlice(
        Meta meta, String service, List<Endpoint> endpoints, List<ContainerPort> ports)
        implements Resource {

    public EndpointSlice {
        endpoints = List.copyOf(endpoints);
        ports = List.copyOf(ports);
    }

    @Override
    public Kind kind() {
        return Kind.ENDPOINT_SLICE;
    }

    @Override
    public EndpointSlice withMeta(Meta other) {
        return new EndpointSlice(other, service, endpoints, ports);
    }
}
