package io.meshsim.part.proxy;

/**
 * How a proxy is run.
 *
 * @param concurrency worker threads; Istio's default is 2
 */
public record ProxySettings(int concurrency) {

    /** Istio's defaults. Source: Istio 1.30 pkg/config/mesh/mesh.go (concurrency 2). */
    public static final ProxySettings DEFAULT = new ProxySettings(2);

    public ProxySettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException(
                    "concurrency " + concurrency + " must be at least 1");
        }
    }
}
