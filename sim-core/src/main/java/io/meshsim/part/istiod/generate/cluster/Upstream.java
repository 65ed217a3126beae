package io.meshsim.part.istiod.generate.cluster;

import io.meshsim.config.Protocol;

/**
 * Which HTTP a cluster is called with.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/cluster_builder.go (setUpstreamProtocol).
 *
 * @param upgradable whether the policy may ask for HTTP/2
 */
public record Upstream(Http http, boolean upgradable) {

    /** Which HTTP. */
    public enum Http {
        HTTP_1,
        HTTP_2,
        /** Whichever the client speaks. */
        AS_DOWNSTREAM
    }

    /** For a port; a sidecar finds out what is spoken on one that does not say. */
    public static Upstream of(Protocol protocol, boolean isSidecar) {
        if (protocol == Protocol.HTTP2 || protocol == Protocol.GRPC) {
            return new Upstream(Http.HTTP_2, true);
        }
        boolean looks = isSidecar && protocol == Protocol.UNSUPPORTED;
        return new Upstream(looks ? Http.AS_DOWNSTREAM : Http.HTTP_1, true);
    }

    Upstream withoutUpgrade() {
        return new Upstream(http, false);
    }
}
