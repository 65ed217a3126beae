package io.meshsim.cost;

import java.util.List;

/** CPU that istiod spends on hearing of changes and on pushing them. */
public record IstiodCosts(
        Calibrated perEvent,
        Calibrated perEndpoint,
        Calibrated perContext,
        Calibrated contextPerService,
        Calibrated contextPerRule,
        Calibrated contextPerScope,
        Calibrated perPush,
        Calibrated perResource,
        Calibrated perCachedResource,
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
                            "istiod, fixed cost of a push context",
                            50,
                            1.0,
                            "assumption: an empty context that takes over the indexes of the last"),
                    Calibrated.micros(
                            "istiod, push context per service",
                            10,
                            1.0,
                            "assumption: a full context of 1,000 services in about 10 ms"),
                    Calibrated.micros(
                            "istiod, push context per VirtualService, DestinationRule, Gateway or"
                                    + " Sidecar",
                            10,
                            1.0,
                            "assumption: as much as a service"),
                    Calibrated.micros(
                            "istiod, push context per Sidecar whose scope is made at once",
                            100,
                            1.0,
                            "assumption: ten services looked up and matched; since 1.27 scopes are"
                                    + " made when they are first needed"),
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
                            "istiod, taking one resource from the cache",
                            0.5,
                            1.0,
                            "assumption: a key of some fields is hashed and looked up; the packed"
                                    + " message is shared"),
                    Calibrated.micros(
                            "istiod, encoding and sending 1,000 bytes",
                            0.3,
                            1.0,
                            "encoding 707 kB of clusters takes 0.22 ms on a server JVM"));

    /** CPU time to handle a change of a slice with that many endpoints, in nanoseconds. */
    public long eventNanos(int endpoints) {
        return perEvent.microsToNanos() + endpoints * perEndpoint.microsToNanos();
    }

    /**
     * CPU time to build a push context, in nanoseconds: of what is made anew, so many services,
     * resources of Istio's, and scopes of Sidecars.
     */
    public long contextNanos(int services, int resources, int scopes) {
        return perContext.microsToNanos()
                + services * contextPerService.microsToNanos()
                + resources * contextPerRule.microsToNanos()
                + scopes * contextPerScope.microsToNanos();
    }

    /** CPU time to generate one type for one proxy, in nanoseconds. */
    public long generateNanos(int resources) {
        return resources * perResource.microsToNanos();
    }

    /** CPU time to take resources from the cache, in nanoseconds. */
    public long cachedNanos(int resources) {
        return resources * perCachedResource.microsToNanos();
    }

    /** CPU time to encode and send a response, in nanoseconds. */
    public long sendNanos(long sizeBytes) {
        return sizeBytes * perKilobyte.microsToNanos() / 1000;
    }

    /** All numbers, for footnotes. */
    public List<Calibrated> all() {
        return List.of(
                perEvent,
                perEndpoint,
                perContext,
                contextPerService,
                contextPerRule,
                contextPerScope,
                perPush,
                perResource,
                perCachedResource,
                perKilobyte);
    }
}
