package io.meshsim.xds;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import java.util.List;

/**
 * What the control plane sends.
 *
 * @param push number of the push that it belongs to; 0 if it answers a request
 * @param sizeBytes of all encoded resources
 */
public record XdsResponse(
        XdsType type,
        String version,
        String nonce,
        List<XdsResource> resources,
        long push,
        long sizeBytes) {

    public XdsResponse {
        resources = List.copyOf(resources);
    }

    /** A response with the size of its resources. */
    public static XdsResponse of(
            XdsType type, String version, String nonce, List<XdsResource> resources, long push) {
        long bytes = 0;
        for (XdsResource resource : resources) {
            bytes += resource.sizeBytes();
        }
        return new XdsResponse(type, version, nonce, resources, push, bytes);
    }

    /** The real Envoy message, encoded only now. */
    public DiscoveryResponse toProto() {
        DiscoveryResponse.Builder response =
                DiscoveryResponse.newBuilder()
                        .setTypeUrl(type.typeUrl())
                        .setVersionInfo(version)
                        .setNonce(nonce);
        for (XdsResource resource : resources) {
            response.addResources(Any.pack(resource.message()));
        }
        return response.build();
    }
}
