package io.meshsim.config;

import java.util.List;

/**
 * A VirtualService with HTTP rules.
 *
 * @param gateways where it applies; empty means {@code mesh}, that is, in sidecars
 */
public record VirtualService(
        Meta meta,
        List<String> hosts,
        List<String> gateways,
        List<HttpRoute> http,
        List<String> exportTo)
        implements Resource {

    /** The name that stands for all sidecars. */
    public static final String MESH = "mesh";

    public VirtualService {
        hosts = List.copyOf(hosts);
        gateways = List.copyOf(gateways);
        http = List.copyOf(http);
        exportTo = List.copyOf(exportTo);
    }

    @Override
    public Kind kind() {
        return Kind.VIRTUAL_SERVICE;
    }

    @Override
    public VirtualService withMeta(Meta other) {
        return new VirtualService(other, hosts, gateways, http, exportTo);
    }
}
