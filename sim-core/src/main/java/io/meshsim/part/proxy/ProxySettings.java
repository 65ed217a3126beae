package io.meshsim.part.proxy;

/**
 * How a proxy is run.
 *
 * @param concurrency worker threads; Istio's default is 2
 * @param enableAutoMtls whether a proxy speaks mutual TLS with every peer that can; Istio's default
 *     is true
 */
public record ProxySettings(int concurrency, boolean enableAutoMtls) {

    /**
     * Istio's defaults. Source: Istio 1.30 pkg/config/mesh/mesh.go (concurrency 2, enableAutoMtls).
     */
    public static final ProxySettings DEFAULT = new ProxySettings(2, true);

    public ProxySettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException(
                    "concurrency " + concurrency + " must be at least 1");
        }
    }

    /** The same with another number of worker threads. */
    public ProxySettings withConcurrency(int threads) {
        return new ProxySettings(threads, enableAutoMtls);
    }

    /** The same with or without mutual TLS. */
    public ProxySettings withEnableAutoMtls(boolean enabled) {
        return new ProxySettings(concurrency, enabled);
    }
}
