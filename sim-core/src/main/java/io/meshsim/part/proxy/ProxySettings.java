package io.meshsim.part.proxy;

import io.meshsim.engine.time.GoDuration;
import java.time.Duration;
import java.util.Optional;

/**
 * How a proxy is run.
 *
 * @param concurrency worker threads; Istio's default is 2
 * @param enableAutoMtls whether a proxy speaks mutual TLS with every peer that can; Istio's default
 *     is true
 * @param deltaXds ISTIO_DELTA_XDS: whether streams carry what changes rather than the state of the
 *     world; default true since Istio 1.22, false before
 * @param edsFetchTimeout initial_fetch_timeout of EDS clusters: how long a new or changed one waits
 *     for its first endpoints before it is used without; zero for ever; empty by default: what the
 *     clusters say, which is zero in Istio and was 15 s before 1.8
 */
public record ProxySettings(
        int concurrency,
        boolean enableAutoMtls,
        boolean deltaXds,
        Optional<Duration> edsFetchTimeout) {

    /**
     * Istio's defaults. Source: Istio 1.30 pkg/config/mesh/mesh.go (concurrency 2, enableAutoMtls).
     */
    public static final ProxySettings DEFAULT = new ProxySettings(2, true, true, Optional.empty());

    public ProxySettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException(
                    "concurrency " + concurrency + " must be at least 1");
        }
    }

    /** The same with another number of worker threads. */
    public ProxySettings withConcurrency(int threads) {
        return new ProxySettings(threads, enableAutoMtls, deltaXds, edsFetchTimeout);
    }

    /** The same with or without mutual TLS. */
    public ProxySettings withEnableAutoMtls(boolean enabled) {
        return new ProxySettings(concurrency, enabled, deltaXds, edsFetchTimeout);
    }

    /** The same with delta streams, or with the state of the world. */
    public ProxySettings withDeltaXds(boolean delta) {
        return new ProxySettings(concurrency, enableAutoMtls, delta, edsFetchTimeout);
    }

    /** The same with another wait of clusters for their first endpoints. */
    public ProxySettings withEdsFetchTimeout(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "edsFetchTimeout " + GoDuration.text(timeout) + " must not be negative");
        }
        return new ProxySettings(concurrency, enableAutoMtls, deltaXds, Optional.of(timeout));
    }
}
