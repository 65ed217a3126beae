package io.meshsim.part.istiod.generate.cluster;

import com.google.protobuf.Duration;
import io.envoyproxy.envoy.config.core.v3.ApiConfigSource;
import io.envoyproxy.envoy.config.core.v3.ApiVersion;
import io.envoyproxy.envoy.config.core.v3.ConfigSource;
import io.envoyproxy.envoy.config.core.v3.GrpcService;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.SdsSecretConfig;

/**
 * Where a proxy gets keys and certificates: from its agent.
 *
 * <p>Source: Istio 1.30 pilot/pkg/security/model/authentication.go (ConstructSdsSecretConfig).
 */
public final class Secrets {

    private static final ConfigSource AGENT =
            ConfigSource.newBuilder()
                    .setApiConfigSource(
                            ApiConfigSource.newBuilder()
                                    .setApiType(ApiConfigSource.ApiType.GRPC)
                                    .setSetNodeOnFirstMessageOnly(true)
                                    .setTransportApiVersion(ApiVersion.V3)
                                    .addGrpcServices(
                                            GrpcService.newBuilder()
                                                    .setEnvoyGrpc(
                                                            GrpcService.EnvoyGrpc.newBuilder()
                                                                    .setClusterName("sds-grpc"))))
                    .setResourceApiVersion(ApiVersion.V3)
                    .setInitialFetchTimeout(Duration.getDefaultInstance())
                    .build();

    private Secrets() {}

    /** A secret by its name. */
    public static SdsSecretConfig config(String name) {
        return SdsSecretConfig.newBuilder().setName(name).setSdsConfig(AGENT).build();
    }
}
