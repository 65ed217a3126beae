package io.meshsim.cost;

import java.util.List;

/** What a proxy's worker pays per HTTP request, and its main thread per resource of new config. */
public record ProxyCosts(
        Calibrated http,
        Calibrated stats,
        Calibrated applyPerResource,
        Calibrated checkPerResource) {

    /** Envoy in a sidecar with Istio's standard metrics, access log off. */
    public static final ProxyCosts DEFAULT =
            new ProxyCosts(
                    Calibrated.micros(
                            "proxy, worker time per HTTP/1.1 request",
                            145,
                            0.3,
                            "slope of Istio 1.2 fortio results, server sidecar, 1 to 64"
                                    + " connections; Istio 2020 runs give 142 to 154"),
                    Calibrated.micros(
                            "proxy, standard metrics per request",
                            50,
                            0.3,
                            "Istio 2020 benchmark runs: native stats add 47 (client) to 57"
                                    + " (server)"),
                    Calibrated.micros(
                            "proxy, main thread time to apply one resource",
                            100,
                            1.0,
                            "assumption: an incident report gives 40 ms per cluster at thousands"
                                    + " of clusters with TLS contexts; small configs are far"
                                    + " cheaper"),
                    Calibrated.micros(
                            "proxy, main thread time to find one sent resource unchanged",
                            0,
                            0,
                            "left out: not measured; matters for streams of the state of the"
                                    + " world with thousands of clusters"));

    /** Worker time of one request through one proxy, in nanoseconds. */
    public long requestNanos() {
        return http.microsToNanos() + stats.microsToNanos();
    }

    /** Main thread time to take in a response of which all is new, in nanoseconds. */
    public long applyNanos(int resources) {
        return applyNanos(resources, 0);
    }

    /** Main thread time to take in a response, in nanoseconds. */
    public long applyNanos(int changed, int unchanged) {
        return changed * applyPerResource.microsToNanos()
                + unchanged * checkPerResource.microsToNanos();
    }

    /** All numbers, for footnotes. */
    public List<Calibrated> all() {
        return List.of(http, stats, applyPerResource, checkPerResource);
    }
}
