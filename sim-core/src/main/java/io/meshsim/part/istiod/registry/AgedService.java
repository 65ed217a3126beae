package io.meshsim.part.istiod.registry;

import io.meshsim.part.istiod.context.MeshService;
import java.util.Comparator;

/**
 * A service with the second in which its resource was made: services are told oldest first, those
 * of one second by name and namespace.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go (SortServicesByCreationTime).
 */
record AgedService(long createdSeconds, MeshService service) {

    static final Comparator<AgedService> ORDER =
            Comparator.comparingLong(AgedService::createdSeconds)
                    .thenComparing(aged -> aged.service().name())
                    .thenComparing(aged -> aged.service().namespace());
}
