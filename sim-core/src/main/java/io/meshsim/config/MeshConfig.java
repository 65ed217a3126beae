package io.meshsim.config;

import io.meshsim.config.traffic.LocalitySetting;
import java.util.List;

/**
 * Istio's mesh configuration: the part of it that says who sees what.
 *
 * <p>Source of names and defaults: Istio 1.30 API mesh/v1alpha1/config.proto.
 *
 * @param rootNamespace where mesh-wide configuration lives; default {@code istio-system}
 * @param registryOnly whether unknown destinations are refused where no Sidecar says otherwise:
 *     outboundTrafficPolicy; default false, which is ALLOW_ANY
 * @param defaultServiceExportTo who sees a service that does not say; default {@code *}
 * @param defaultVirtualServiceExportTo the same for VirtualServices
 * @param defaultDestinationRuleExportTo the same for DestinationRules
 * @param localityLb which localities get a client's requests where no DestinationRule or Service
 *     says: localityLbSetting; default enabled, and nothing more
 */
public record MeshConfig(
        String rootNamespace,
        boolean registryOnly,
        List<String> defaultServiceExportTo,
        List<String> defaultVirtualServiceExportTo,
        List<String> defaultDestinationRuleExportTo,
        LocalitySetting localityLb) {

    private static final List<String> ALL = List.of("*");

    /** What Istio ships. */
    public static final MeshConfig DEFAULT =
            new MeshConfig("istio-system", false, ALL, ALL, ALL, LocalitySetting.PLAIN);

    public MeshConfig {
        if (rootNamespace.isBlank()) {
            throw new IllegalArgumentException("rootNamespace must not be empty");
        }
        defaultServiceExportTo = orAll(defaultServiceExportTo);
        defaultVirtualServiceExportTo = orAll(defaultVirtualServiceExportTo);
        defaultDestinationRuleExportTo = orAll(defaultDestinationRuleExportTo);
    }

    /** The same with unknown destinations refused, or not. */
    public MeshConfig withRegistryOnly(boolean only) {
        return new MeshConfig(
                rootNamespace,
                only,
                defaultServiceExportTo,
                defaultVirtualServiceExportTo,
                defaultDestinationRuleExportTo,
                localityLb);
    }

    /** The same with services that are seen by these where they do not say. */
    public MeshConfig withDefaultServiceExportTo(List<String> exportTo) {
        return new MeshConfig(
                rootNamespace,
                registryOnly,
                exportTo,
                defaultVirtualServiceExportTo,
                defaultDestinationRuleExportTo,
                localityLb);
    }

    /** The same with another choice of localities. */
    public MeshConfig withLocalityLb(LocalitySetting setting) {
        return new MeshConfig(
                rootNamespace,
                registryOnly,
                defaultServiceExportTo,
                defaultVirtualServiceExportTo,
                defaultDestinationRuleExportTo,
                setting);
    }

    private static List<String> orAll(List<String> exportTo) {
        return exportTo.isEmpty() ? ALL : List.copyOf(exportTo);
    }
}
