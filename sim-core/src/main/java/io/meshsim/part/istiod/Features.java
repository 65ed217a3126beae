package io.meshsim.part.istiod;

import io.meshsim.config.MeshConfig;
import io.meshsim.part.istiod.context.Scoping;
import io.meshsim.part.istiod.registry.RegistrySettings;

/**
 * Rules that differ between releases, and switches for them.
 *
 * <p>Source of names and defaults: pilot/pkg/features of the release.
 *
 * @param release which release's rules apply where there is no switch
 * @param lazySidecarEvaluation ENABLE_LAZY_SIDECAR_EVALUATION: scopes of Sidecars are made when
 *     they are first needed, and not with the push context; default true since 1.27
 * @param unifiedSidecarScope PILOT_UNIFIED_SIDECAR_SCOPE: a service of Kubernetes replaces others
 *     of the same host; default true since 1.24
 * @param pickBestServiceNamespace PILOT_SIDECAR_PICK_BEST_SERVICE_NAMESPACE: which of several
 *     services of one host a VirtualService leads to; default true since 1.30
 * @param sendUnhealthyEndpoints PILOT_SEND_UNHEALTHY_ENDPOINTS: whether proxies are told of
 *     endpoints that are not ready; default false
 * @param endpointLock whether those who write endpoints of a service and those who generate from
 *     them wait for each other; true before 1.19, and no switch in Istio
 */
public record Features(
        Release release,
        boolean lazySidecarEvaluation,
        boolean unifiedSidecarScope,
        boolean pickBestServiceNamespace,
        boolean sendUnhealthyEndpoints,
        boolean endpointLock) {

    static final String LAZY = "ENABLE_LAZY_SIDECAR_EVALUATION";
    static final String UNIFIED = "PILOT_UNIFIED_SIDECAR_SCOPE";
    static final String BEST_NAMESPACE = "PILOT_SIDECAR_PICK_BEST_SERVICE_NAMESPACE";
    static final String UNHEALTHY = "PILOT_SEND_UNHEALTHY_ENDPOINTS";

    /** What a release ships. */
    public static Features of(Release release) {
        return new Features(
                release,
                release.lazySidecarScopes(),
                release.unifiedSidecarScope(),
                release.pickBestServiceNamespace(),
                false,
                release.endpointLock());
    }

    /** The same with other rules for unhealthy endpoints. */
    public Features withSendUnhealthyEndpoints(boolean send) {
        return new Features(
                release,
                lazySidecarEvaluation,
                unifiedSidecarScope,
                pickBestServiceNamespace,
                send,
                endpointLock);
    }

    /** The same with or without the lock of endpoints. */
    public Features withEndpointLock(boolean lock) {
        return new Features(
                release,
                lazySidecarEvaluation,
                unifiedSidecarScope,
                pickBestServiceNamespace,
                sendUnhealthyEndpoints,
                lock);
    }

    /** The same with one of the switches, by its name, on or off. */
    Features with(String name, boolean on) {
        return switch (name) {
            case LAZY ->
                    new Features(
                            release,
                            on,
                            unifiedSidecarScope,
                            pickBestServiceNamespace,
                            sendUnhealthyEndpoints,
                            endpointLock);
            case UNIFIED ->
                    new Features(
                            release,
                            lazySidecarEvaluation,
                            on,
                            pickBestServiceNamespace,
                            sendUnhealthyEndpoints,
                            endpointLock);
            case BEST_NAMESPACE ->
                    new Features(
                            release,
                            lazySidecarEvaluation,
                            unifiedSidecarScope,
                            on,
                            sendUnhealthyEndpoints,
                            endpointLock);
            case UNHEALTHY -> withSendUnhealthyEndpoints(on);
            default -> throw new IllegalArgumentException(name + " is no switch");
        };
    }

    Scoping scoping(MeshConfig mesh) {
        return Scoping.of(mesh).with(pickBestServiceNamespace, unifiedSidecarScope);
    }

    RegistrySettings registry() {
        return new RegistrySettings(sendUnhealthyEndpoints);
    }
}
