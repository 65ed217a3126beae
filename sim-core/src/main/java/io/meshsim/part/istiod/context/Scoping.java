package io.meshsim.part.istiod.context;

import io.meshsim.config.MeshConfig;

/**
 * How istiod decides who sees what.
 *
 * <p>Source of names and defaults: Istio 1.30 pilot/pkg/features.
 *
 * @param mesh the mesh's configuration
 * @param pickBestServiceNamespace PILOT_SIDECAR_PICK_BEST_SERVICE_NAMESPACE: of a VirtualService's
 *     destination in several namespaces, takes one of Kubernetes, then the oldest, rather than the
 *     first by namespace; default true
 * @param unifiedSidecarScope PILOT_UNIFIED_SIDECAR_SCOPE: a service of Kubernetes replaces others
 *     of the same host; default true since 1.24
 * @param retries503 whether the default retries include status 503, as before 1.24: the contrary of
 *     EXCLUDE_UNSAFE_503_FROM_DEFAULT_RETRY; default false
 */
public record Scoping(
        MeshConfig mesh,
        boolean pickBestServiceNamespace,
        boolean unifiedSidecarScope,
        boolean retries503) {

    /** Istio 1.30 as it ships. */
    public static final Scoping DEFAULT = of(MeshConfig.DEFAULT);

    /** As since Istio 1.24, where status 503 is not tried again. */
    public Scoping(MeshConfig mesh, boolean pickBestServiceNamespace, boolean unifiedSidecarScope) {
        this(mesh, pickBestServiceNamespace, unifiedSidecarScope, false);
    }

    /** Istio 1.30 with a mesh configuration. */
    public static Scoping of(MeshConfig mesh) {
        return new Scoping(mesh, true, true);
    }

    /** The same with other rules for services of one host. */
    public Scoping with(boolean pickBest, boolean unified) {
        return new Scoping(mesh, pickBest, unified);
    }
}
