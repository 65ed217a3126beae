package io.meshsim.part.istiod.generate.locality;

import io.meshsim.config.traffic.LocalitySetting;
import io.meshsim.config.traffic.TrafficDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The setting that holds for a service's clients.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/loadbalancer/loadbalancer.go
 * (GetLocalityLbSetting).
 *
 * @param setting null if localities do not count
 * @param forced whether clients fail over without outlier detection too
 */
public record LocalityChoice(@Nullable LocalitySetting setting, boolean forced) {

    private static final LocalityChoice NONE = new LocalityChoice(null, false);

    /** The rule's goes before the service's, and that before the mesh's. */
    public static LocalityChoice of(
            @Nullable LocalitySetting mesh,
            @Nullable LocalitySetting rule,
            TrafficDistribution service) {
        if (rule != null) {
            return rule.isDisabled() ? NONE : new LocalityChoice(rule, false);
        }
        if (service != TrafficDistribution.ANY) {
            return new LocalityChoice(service.setting(), true);
        }
        return mesh == null || mesh.isDisabled() ? NONE : new LocalityChoice(mesh, false);
    }
}
