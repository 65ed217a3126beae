package io.meshsim.part.proxy;

/**
 * How a proxy is run.
 *
 * @param concurrency worker threads; Istio's default is 2
 * @param enableAutoMtls whether a proxy speaks mutual TLS with every peer that can; Istio's default
 *     is true
 * @param deltaXds ISTIO_DELTA_XDS: whether streams carry what changes rather than the state of the
 *     world; default true since Istio 1.22, false before
 */
public record ProxySettings(int concurrency, boolean enableAutoMtls, boolean deltaXds) {

    /**
     * Istio's defaults. Source: Istio 1.30 pkg/config/mesh/mesh.go (concurrency 2, enableAutoMtls).
     */
    public static final ProxySettings DEFAULT = new ProxySettings(2, true, true);

    public ProxySettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException(
                    "concurrency " + concurrency + " must be at least 1");
        }
    }

    /** The same with another number of worker threads. */
    public ProxySettings withConcurrency(int threads) {
        return new ProxySettings(threads, enableAutoMtls, deltaXds);
    }

    /** The same with or without mutual TLS. */
    public ProxySettings withEnableAutoMtls(boolean enabled) {
        return new ProxySettings(concurrency, enabled, deltaXds);
    }

    /** The same with delta streams, or with the state of the world. */
    public ProxySettings withDeltaXds(boolean delta) {
        return new ProxySettings(concurrency, enableAutoMtls, delta);
    }
}
