package io.meshsim.xds;

import com.google.protobuf.Any;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import io.envoyproxy.envoy.service.discovery.v3.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the control plane sends.
 *
 * @param removed on a delta stream, the resources that are no more; null for state of the world
 * @param push number of the push that it belongs to; 0 if it answers a request
 * @param sizeBytes of all encoded resources, and the names of those removed
 */
public record XdsResponse(
        XdsType type,
        String version,
        String nonce,
        Resources resources,
        @Nullable Names removed,
        long push,
        long sizeBytes) {

    /** A response for the state of the world, with the size of its resources. */
    public static XdsResponse of(
            XdsType type, String version, String nonce, List<XdsResource> resources, long push) {
        Resources all = Resources.of(resources);
        return new XdsResponse(type, version, nonce, all, null, push, all.sizeBytes());
    }

    /** A response on a delta stream, with the size of its resources. */
    public static XdsResponse delta(
            XdsType type,
            String version,
            String nonce,
            List<XdsResource> resources,
            List<String> removed,
            long push) {
        Resources changed = Resources.of(resources);
        long bytes = changed.sizeBytes();
        for (String name : removed) {
            bytes += name.length();
        }
        Names gone = Names.of(removed);
        return new XdsResponse(type, version, nonce, changed, gone, push, bytes);
    }

    /** Whether it says what changed, and not all that there is. */
    public boolean isDelta() {
        return removed != null;
    }

    /** The real Envoy message for the state of the world, encoded only now. */
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

    /** The real Envoy message for a delta stream, encoded only now. */
    public DeltaDiscoveryResponse toDeltaProto() {
        DeltaDiscoveryResponse.Builder response =
                DeltaDiscoveryResponse.newBuilder()
                        .setTypeUrl(type.typeUrl())
                        .setSystemVersionInfo(version)
                        .setNonce(nonce);
        if (removed != null) {
            response.addAllRemovedResources(removed);
        }
        for (XdsResource resource : resources) {
            response.addResources(
                    Resource.newBuilder()
                            .setName(resource.name())
                            .setResource(Any.pack(resource.message())));
        }
        return response.build();
    }
}
