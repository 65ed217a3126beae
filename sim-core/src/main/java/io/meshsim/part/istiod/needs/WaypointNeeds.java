package io.meshsim.part.istiod.needs;

import io.meshsim.config.Kind;
import java.util.List;

/**
 * Whether changed addresses concern a waypoint; meshes here have none yet.
 *
 * <p>Source: Istio 1.30.3 pilot/pkg/xds/xdsgen.go (waypointNeedsPush).
 */
public final class WaypointNeeds {

    private WaypointNeeds() {}

    /** A waypoint by its service, its address, or both; what is not told is empty. */
    public record Place(String namespace, String hostname, String network, String address) {

        private boolean isSameAs(Place waypoint) {
            boolean sameHost =
                    !hostname.isEmpty()
                            && hostname.equals(waypoint.hostname)
                            && namespace.equals(waypoint.namespace);
            boolean sameAddress =
                    !address.isEmpty()
                            && address.equals(waypoint.address)
                            && network.equals(waypoint.network);
            return sameHost || sameAddress;
        }
    }

    /**
     * Whether a waypoint needs its four Envoy types for changed addresses.
     *
     * @param updated waypoints that the changed addresses use, or used
     * @param eastWest whether it connects networks, and so serves all addresses
     * @param scoped AMBIENT_SCOPED_ADDRESS_PUSHES
     */
    public static boolean needsPush(
            List<Kind> kinds,
            List<Place> updated,
            Place waypoint,
            boolean eastWest,
            boolean scoped) {
        if (!kinds.contains(Kind.ADDRESS)) {
            return false;
        }
        return eastWest || !scoped || updated.stream().anyMatch(place -> place.isSameAs(waypoint));
    }
}
