package io.meshsim.cost;

import java.util.List;

/** Times inside Kubernetes that no documentation fixes. */
public record KubeCosts(
        Calibrated watchLatency, Calibrated podStartup, Calibrated endpointSliceSync) {

    /** A small healthy cluster whose images are already on the nodes. */
    public static final KubeCosts DEFAULT =
            new KubeCosts(
                    Calibrated.micros(
                            "kubernetes, from a write at the API server to a watcher",
                            5_000,
                            1.0,
                            "assumption: commit in etcd and fan-out take a few milliseconds"),
                    Calibrated.micros(
                            "kubernetes, from a pod's arrival at its node to started containers",
                            2_000_000,
                            0.5,
                            "assumption: sandbox, network and containers take about two seconds"
                                    + " when no image is pulled"),
                    Calibrated.micros(
                            "kubernetes, the endpoint slice controller's work on one service",
                            10_000,
                            1.0,
                            "assumption: one or two calls to the API server"));

    /** All numbers, for footnotes. */
    public List<Calibrated> all() {
        return List.of(watchLatency, podStartup, endpointSliceSync);
    }
}
