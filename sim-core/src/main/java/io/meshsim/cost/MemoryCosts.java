package io.meshsim.cost;

import java.util.List;

/**
 * Memory that istiod has in use for what it holds; with it comes as much garbage as there is in use
 * before Go collects it.
 */
public record MemoryCosts(
        Calibrated process,
        Calibrated perEndpoint,
        Calibrated perService,
        Calibrated perConnection,
        Calibrated perHeldResource,
        Calibrated contextPerService,
        Calibrated contextPerRule,
        Calibrated perCachedResource,
        Calibrated perByteUnderWay,
        Calibrated garbage) {

    private static final String AZURE =
            "Azure add-on test, Istio 1.19, one istiod, one service, no churn, overlay network:"
                    + " 25,000 sidecars use 32.1 GB, of which ";

    /** Istio 1.19 to 1.30 on Linux. */
    public static final MemoryCosts DEFAULT =
            new MemoryCosts(
                    Calibrated.bytes(
                            "istiod, resident memory of a process that holds nothing",
                            80e6,
                            1.0,
                            "assumption: the pages of a Go program of 90 MB that it touches, and"
                                    + " the clients of Kubernetes"),
                    Calibrated.bytes(
                            "istiod, memory of an endpoint with its pod",
                            22e3,
                            0.5,
                            "istio.io, ambient multicluster: a remote cluster of 4,000 endpoints of"
                                    + " 300 services adds 180 MB, half of it garbage"),
                    Calibrated.bytes(
                            "istiod, memory of a service",
                            10e3,
                            1.0,
                            "assumption: the object of Kubernetes, Istio's form of it, and its"
                                    + " endpoints' index"),
                    Calibrated.bytes(
                            "istiod, memory of a connected proxy",
                            616e3,
                            0.5,
                            AZURE
                                    + "this is left when endpoints and held resources are taken"
                                    + " off; istio.io's 1.5 GB for 2,000 sidecars would make it 0.3"
                                    + " MB"),
                    Calibrated.bytes(
                            "istiod, memory of a resource that a proxy holds",
                            184,
                            0.5,
                            "Azure add-on test: with 1,000 services instead of one, 20,000 sidecars"
                                    + " use 40.4 GB; each holds a cluster and an assignment more"
                                    + " for a service"),
                    Calibrated.bytes(
                            "istiod, memory of a service in a push context",
                            1e3,
                            1.0,
                            "assumption: entries of some maps; the service is shared"),
                    Calibrated.bytes(
                            "istiod, memory of a VirtualService, DestinationRule, Gateway or"
                                    + " Sidecar in a push context",
                            2e3,
                            1.0,
                            "assumption: a copy with names resolved, and entries of some maps"),
                    Calibrated.bytes(
                            "istiod, memory of a cached resource, besides its bytes",
                            1e3,
                            1.0,
                            "assumption: key, list element and dependants"),
                    new Calibrated(
                            "istiod, memory for a byte of a response under way",
                            2,
                            "B/B",
                            1.0,
                            "assumption: the message, and what gRPC has encoded of it"),
                    new Calibrated(
                            "istiod, garbage for a byte in use",
                            1,
                            "B/B",
                            0.5,
                            "Go, runtime: GOGC 100 lets the heap double before it collects; that is"
                                    + " its height, half is its mean"));

    /** Memory of a push context of its own size, in bytes. */
    public long contextBytes(int services, int rules) {
        return Math.round(services * contextPerService.value() + rules * contextPerRule.value());
    }

    /** All numbers, for footnotes. */
    public List<Calibrated> all() {
        return List.of(
                process,
                perEndpoint,
                perService,
                perConnection,
                perHeldResource,
                contextPerService,
                contextPerRule,
                perCachedResource,
                perByteUnderWay,
                garbage);
    }
}
