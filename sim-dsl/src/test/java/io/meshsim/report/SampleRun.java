package io.meshsim.report;

import io.meshsim.cost.IstiodCosts;
import io.meshsim.cost.KernelCosts;
import io.meshsim.mesh.result.ChangeResult;
import io.meshsim.mesh.result.ClaimResult;
import io.meshsim.mesh.result.ConfigBytes;
import io.meshsim.mesh.result.ConfigResult;
import io.meshsim.mesh.result.CpuResult;
import io.meshsim.mesh.result.LatencyPoint;
import io.meshsim.mesh.result.MemoryResult;
import io.meshsim.mesh.result.NoteResult;
import io.meshsim.mesh.result.PassResult;
import io.meshsim.mesh.result.PushResult;
import io.meshsim.mesh.result.PushTypeResult;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.RunResult;
import io.meshsim.mesh.result.TopologyResult;
import io.meshsim.mesh.result.TopologyResult.Edge;
import io.meshsim.mesh.result.TopologyResult.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A result as a run of a shop with six services could give it; the numbers are invented. */
final class SampleRun {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    private SampleRun() {}

    static RunResult bookshop() {
        return named("bookshop");
    }

    static RunResult named(String name) {
        return new RunResult(
                name,
                7,
                "first come, first served",
                "5d1f0a8be2c49736",
                60 * SECOND,
                1_834_211,
                21,
                changes(),
                pushes(),
                pushTypes(),
                config(),
                request("shoppers", "", 30_000, 29_640, 18_400_000),
                requestsByVersion(),
                latency(),
                passes(),
                List.of(
                        new CpuResult("istiod", 1, 0.0214),
                        new CpuResult("sidecars", 20, 1.318),
                        new CpuResult("gateways", 1, 0.2071)),
                List.of(new MemoryResult("istiod", 107_400_000, 112_300_000, 4L << 30, 0)),
                topology(name),
                claims(name),
                notes(name),
                Stream.concat(
                                IstiodCosts.DEFAULT.all().stream(),
                                KernelCosts.DEFAULT.all().stream())
                        .toList());
    }

    private static List<ConfigResult> config() {
        ConfigBytes scoped = new ConfigBytes(11_804, 9_310, 14_220, 8_066);
        ConfigBytes all = new ConfigBytes(61_304, 40_512, 31_870, 39_114);
        return List.of(
                new ConfigResult("istio-system/ingressgateway", 1, all, all),
                new ConfigResult("shop/catalogue", 4, scoped, all));
    }

    private static List<ChangeResult> changes() {
        return List.of(
                change("deployment shop/reviews-v2", 10, 4, 2_105_310_000L, true),
                change("virtualservice shop/reviews", 20, 21, 4_870_000, true),
                change("virtualservice shop/catalogue", 20, 21, 3_120_000, true),
                change("node node-2", 30, 17, 51_204_000_000L, true),
                change("destinationrule shop/ratings-with-a-rather-long-name", 55, 20, 0, false));
    }

    private static ChangeResult change(
            String resource, long atSeconds, int proxies, long watchNanos, boolean complete) {
        return new ChangeResult(
                resource,
                atSeconds * SECOND,
                atSeconds / 10,
                proxies,
                "shop/reviews-v1-0",
                complete,
                5 * MILLI + watchNanos,
                100 * MILLI,
                80_000,
                1_310_000,
                420_000,
                1_090_000,
                2_450_000);
    }

    private static List<PushResult> pushes() {
        return List.of(
                push(1, false, 10, 4, 8_200),
                push(2, true, 20, 21, 611_000),
                push(3, false, 30, 17, 44_100),
                new PushResult(4, true, 1, 20, 598_000, 55_105 * MILLI, -1));
    }

    private static PushResult push(long number, boolean full, long at, int proxies, long bytes) {
        long startedNanos = at * SECOND + 105 * MILLI;
        long convergedNanos = startedNanos + 5_350_000L * proxies / 4;
        return new PushResult(number, full, 2, proxies, bytes, startedNanos, convergedNanos);
    }

    private static List<PushTypeResult> pushTypes() {
        return List.of(
                new PushTypeResult("CDS", 62, 1_488, 702_118),
                new PushTypeResult("EDS", 83, 917, 181_403),
                new PushTypeResult("LDS", 62, 1_116, 1_340_771),
                new PushTypeResult("RDS", 62, 682, 98_514));
    }

    private static List<RequestResult> requestsByVersion() {
        return List.of(
                request("frontend.shop.svc.cluster.local", "v1", 30_000, 29_640, 15_200_000),
                request("catalogue.shop.svc.cluster.local", "v1", 30_000, 30_000, 3_900_000),
                request("reviews.shop.svc.cluster.local", "v1", 26_952, 26_952, 6_400_000),
                request("reviews.shop.svc.cluster.local", "v2", 2_988, 2_628, 8_300_000),
                request("ratings.shop.svc.cluster.local", "v1", 14_970, 14_970, 2_100_000),
                request("basket.shop.svc.cluster.local", "v1", 6_010, 6_010, 2_700_000),
                request("payment.shop.svc.cluster.local", "", 0, 0, 0));
    }

    private static RequestResult request(
            String destination, String version, long count, long succeeded, long p50Nanos) {
        Map<String, Long> flags = new LinkedHashMap<>();
        if (count > 0) {
            flags.put("200 -", succeeded);
        }
        if (succeeded < count) {
            flags.put("503 UF", 300L);
            flags.put("503 UH", count - succeeded - 300);
        }
        long p90Nanos = p50Nanos * 19 / 10;
        long p99Nanos = p50Nanos * 34 / 10;
        return new RequestResult(
                destination,
                version,
                count,
                succeeded,
                p50Nanos,
                p90Nanos,
                p99Nanos,
                p50Nanos * 60,
                flags);
    }

    private static List<LatencyPoint> latency() {
        List<LatencyPoint> points = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            boolean nodeDead = second >= 30 && second < 36;
            long p50Nanos = 18 * MILLI + second % 7 * 3L * MILLI;
            long p99Nanos = nodeDead ? 900 * MILLI : 61 * MILLI + second % 5 * 2L * MILLI;
            points.add(
                    new LatencyPoint(
                            second * SECOND,
                            500,
                            nodeDead ? 60 : 0,
                            p50Nanos,
                            p50Nanos * 2,
                            p99Nanos));
        }
        return points;
    }

    private static List<PassResult> passes() {
        return List.of(
                new PassResult("OUTPUT > ISTIO_OUTPUT > ISTIO_REDIRECT", 110_920, 1, 29_500),
                new PassResult("OUTPUT > ISTIO_OUTPUT", 221_840, 2, 29_500),
                new PassResult(
                        "PREROUTING > ISTIO_INBOUND > ISTIO_IN_REDIRECT", 110_920, 1, 29_500),
                new PassResult("conntrack reply", 443_680, 4, 29_500));
    }

    private static TopologyResult topology(String name) {
        return new TopologyResult(
                List.of(
                        new Workload("shoppers", "client", "", "", 0),
                        new Workload("ingress", "gateway", "istio-ingressgateway", "", 1),
                        new Workload("frontend-v1", "service", "frontend", "v1", 3),
                        new Workload("catalogue-v1", "service", "catalogue", "v1", 3),
                        new Workload("reviews-v1", "service", "reviews", "v1", 3),
                        new Workload("reviews-v2", "service", "reviews", "v2", 4),
                        new Workload("ratings-v1", "service", "ratings", "v1", 3),
                        new Workload("basket-v1", "service", "basket", "v1", 2),
                        new Workload("payment-v1", "service", name + " payment", "v1", 2)),
                List.of(
                        new Edge("shoppers", "ingress", 30_000, 360, 62_560_000),
                        new Edge("ingress", "frontend-v1", 30_000, 360, 51_680_000),
                        new Edge("frontend-v1", "catalogue-v1", 30_000, 0, 13_260_000),
                        new Edge("frontend-v1", "reviews-v1", 26_952, 0, 21_760_000),
                        new Edge("frontend-v1", "reviews-v2", 2_988, 360, 28_220_000),
                        new Edge("frontend-v1", "basket-v1", 6_010, 0, 9_180_000),
                        new Edge("reviews-v1", "ratings-v1", 13_476, 0, 7_140_000),
                        new Edge("reviews-v2", "ratings-v1", 1_494, 0, 7_240_000)));
    }

    private static List<ClaimResult> claims(String name) {
        return List.of(
                new ClaimResult(
                        "every proxy serves the last config", true, "21 proxies", "21 proxies"),
                new ClaimResult("success rate of shoppers", true, "at least 98 %", "98.80 %"),
                new ClaimResult(
                        name + ": no requests to pods on node-2 within 45 s of its crash",
                        false,
                        "none after 75.000 s",
                        "the last at 81.214 s, 31 requests to shop/reviews-v2-1"));
    }

    private static List<NoteResult> notes(String name) {
        String routes = "manifests/" + name + "-routes.yaml";
        return List.of(
                gap(routes, 1, "spec.http[0].retries", "retries are not modelled"),
                gap(routes, 1, "spec.http[2].retries", "retries are not modelled"),
                gap(routes, 3, "spec.http[0].mirror", "mirroring is not modelled"),
                gap("manifests/frontend.yaml", 2, "spec.template.spec.volumes", "has no effect"),
                gap("manifests/payment.yaml", 2, "spec.template.spec.volumes", "has no effect"),
                new NoteResult(
                        "warning",
                        routes,
                        3,
                        "spec.http[0].route[1].destination.subset",
                        "no DestinationRule of reviews defines the subset v3; requests to it get"
                                + " 503 NC"));
    }

    private static NoteResult gap(String file, int document, String path, String message) {
        return new NoteResult("not modelled", file, document, path, message);
    }
}
