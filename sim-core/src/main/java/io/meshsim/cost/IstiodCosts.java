package io.meshsim.cost;

import java.util.List;

/** CPU that istiod spends on hearing of changes and on pushing them. */
public record IstiodCosts(
        Calibrated perEvent,
        Calibrated perEndpoint,
        Calibrated contextPerService,
        Calibrated perPush,
        Calibrated perResource,
        Calibrated perKilobyte) {

    /** One core of a current server. */
    public static final IstiodCosts DEFAULT =
            new IstiodCosts(
                    Calibrated.micros(
                            "istiod, handling one change that a watch tells of",
                            20,
                            1.0,
                            "assumption: some map look-ups, one conversion and one comparison"),
                    Calibrated.micros(
                            "istiod, building and comparing one endpoint of a changed service",
                            1,
                            1.0,
                            "assumption: a service of 1,000 endpoints in about 1 ms"),
                    Calibrated.micros(
                            "istiod, push context per service",
                            10,
                            1.0,
                            "assumption: a full context of 1,000 services in about 10 ms"),
                    Calibrated.micros(
                            "istiod, fixed cost of one push to one proxy",
                            100,
                            1.0,
                            "upper bound from the Azure add-on test: 15,000 sidecars at ten"
                                    + " endpoint pushes a second use 15 cores"),
                    Calibrated.micros(
                            "istiod, generating one resource",
                            7.4,
                            1.0,
                            "building and packing 1,000 real Envoy clusters takes 7.4 ms on a"
                                    + " server JVM; istiod is written in Go"),
                    Calibrated.micros(
                            "istiod, encoding and sending 1,000 bytes",
                            0.3,
                            1.0,
                            "encoding 707 kB of clusters takes 0.22 ms on a server JVM"));

    /** CPU time to handle a change of a slice with that many endpoints, in nanoseconds. */
    public long eventNanos(int endpoints) {
        return perEvent.microsToNanos() + endpoints * perEndpoint.microsToNanos();
    }

    /** CPU time to build a push context, in nanoseconds. */
    public long contextNanos(int services) {
        return services * contextPerService.microsToNanos();
    }

    /** CPU time to generate one type for one proxy, in nanoseconds. */
    public long generateNanos(int resources) {
        return resources * perResource.microsToNanos();
    }

    /** CPU time to encode and send a response, in nanoseconds. */
    public long sendNanos(long sizeBytes) {
        return sizeBytes * perKilobyte.microsToNanos() / 1000;
    }

    /** All numbers, for footnotes. */
    public List<Calibrated> all() {
        return List.of(perEvent, perEndpoint, contextPerService, perPush, perResource, perKilobyte);
    }
}
