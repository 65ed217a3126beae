package io.meshsim.config;

import java.util.List;

/**
 * A VirtualService: rules for requests and for connections.
 *
 * @param gateways where it applies; empty means {@code mesh}, that is, in sidecars
 * @param streams TCP and TLS rules, each kind in its order
 */
public record VirtualService(
        Meta meta,
        List<String> hosts,
        List<String> gateways,
        List<HttpRoute> http,
        List<String> exportTo,
        List<StreamRoute> streams)
        implements Resource {

    /** The name that stands for all sidecars. */
    public static final String MESH = "mesh";

    public VirtualService {
        hosts = List.copyOf(hosts);
        gateways = List.copyOf(gateways);
        http = List.copyOf(http);
        exportTo = List.copyOf(exportTo);
        streams = List.copyOf(streams);
    }

    /** A VirtualService with HTTP rules alone. */
    public VirtualService(
            Meta meta,
            List<String> hosts,
            List<String> gateways,
            List<HttpRoute> http,
            List<String> exportTo) {
        this(meta, hosts, gateways, http, exportTo, List.of());
    }

    @Override
    public Kind kind() {
        return Kind.VIRTUAL_SERVICE;
    }

    @Override
    public VirtualService withMeta(Meta other) {
        return new VirtualService(other, hosts, gateways, http, exportTo, streams);
    }
}
