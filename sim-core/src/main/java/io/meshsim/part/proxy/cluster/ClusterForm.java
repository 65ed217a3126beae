package io.meshsim.part.proxy.cluster;

import com.google.protobuf.Duration;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.CommonLbConfig;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.DiscoveryType;
import io.envoyproxy.envoy.config.cluster.v3.Cluster.LbPolicy;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.meshsim.part.proxy.admit.Admission;
import io.meshsim.part.proxy.admit.RejectedConfig;

/**
 * A cluster without its state. Immutable; shared by all proxies that hold it.
 *
 * @param assignment name of its endpoints in EDS; empty if it does not use EDS
 * @param inline the endpoints that stand in the message itself
 * @param originalPort where requests for the original destination go instead of the port that they
 *     were going to; 0 for that port
 * @param spread how requests are spread over priorities and localities
 */
public record ClusterForm(
        String name,
        Discovery discovery,
        String assignment,
        AssignmentForm inline,
        int originalPort,
        long connectTimeoutNanos,
        Policy policy,
        Spread spread) {

    private static final long CONNECT_TIMEOUT_NANOS = 5_000_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Where the endpoints come from. */
    public enum Discovery {
        EDS,
        STATIC,
        DNS,
        ORIGINAL_DST
    }

    /** Which algorithm chooses an endpoint. */
    public enum Algorithm {
        ROUND_ROBIN,
        LEAST_REQUEST,
        RANDOM,
        ORIGINAL_DST
    }

    /**
     * How an endpoint is chosen.
     *
     * @param choices draws of LEAST_REQUEST among equal weights
     * @param activeRequestBias exponent of LEAST_REQUEST among different weights
     */
    public record Policy(Algorithm algorithm, int choices, double activeRequestBias) {}

    /**
     * How requests are spread over priorities and localities.
     *
     * @param localityWeighted whether localities get requests by their weights
     * @param panicPercent below this share of healthy endpoints all of a priority's get requests
     */
    public record Spread(boolean localityWeighted, double panicPercent) {

        /** Envoy's defaults. */
        public static final Spread DEFAULT = new Spread(false, 50);

        private static Spread of(CommonLbConfig config) {
            return new Spread(
                    config.hasLocalityWeightedLbConfig(),
                    config.hasHealthyPanicThreshold()
                            ? config.getHealthyPanicThreshold().getValue()
                            : DEFAULT.panicPercent);
        }
    }

    /**
     * The form of a message.
     *
     * @throws RejectedConfig if something in it is wrong or not supported
     */
    public static ClusterForm of(io.envoyproxy.envoy.config.cluster.v3.Cluster message) {
        Admission.check(message);
        Discovery discovery = discovery(message);
        requireOriginalDestinationAlone(discovery, message.getLbPolicy());
        requireOneName(message);
        return new ClusterForm(
                message.getName(),
                discovery,
                discovery == Discovery.EDS ? assignment(message) : "",
                AssignmentForm.compiled(message.getLoadAssignment()),
                message.getOriginalDstLbConfig().getUpstreamPortOverride().getValue(),
                message.hasConnectTimeout()
                        ? nanos(message.getConnectTimeout())
                        : CONNECT_TIMEOUT_NANOS,
                policy(message),
                Spread.of(message.getCommonLbConfig()));
    }

    private static long nanos(Duration timeout) {
        long nanos = timeout.getSeconds() * NANOS_PER_SECOND + timeout.getNanos();
        if (nanos <= 0) {
            throw new RejectedConfig("connect_timeout " + nanos + " ns must be positive");
        }
        return nanos;
    }

    private static Discovery discovery(io.envoyproxy.envoy.config.cluster.v3.Cluster message) {
        DiscoveryType type = message.getType();
        return switch (type) {
            case EDS -> Discovery.EDS;
            case STATIC -> Discovery.STATIC;
            case STRICT_DNS, LOGICAL_DNS -> Discovery.DNS;
            case ORIGINAL_DST -> Discovery.ORIGINAL_DST;
            default -> throw new RejectedConfig("cluster type " + type + " is not supported");
        };
    }

    private static String assignment(io.envoyproxy.envoy.config.cluster.v3.Cluster message) {
        String service = message.getEdsClusterConfig().getServiceName();
        return service.isEmpty() ? message.getName() : service;
    }

    private static void requireOriginalDestinationAlone(Discovery discovery, LbPolicy policy) {
        boolean original = discovery == Discovery.ORIGINAL_DST;
        if (original != (policy == LbPolicy.CLUSTER_PROVIDED)) {
            throw new RejectedConfig(
                    "lb_policy "
                            + policy
                            + " does not go with cluster type "
                            + discovery
                            + ": CLUSTER_PROVIDED and ORIGINAL_DST go together");
        }
    }

    private static void requireOneName(io.envoyproxy.envoy.config.cluster.v3.Cluster message) {
        int names =
                message.getLoadAssignment().getEndpointsList().stream()
                        .mapToInt(LocalityLbEndpoints::getLbEndpointsCount)
                        .sum();
        if (message.getType() == DiscoveryType.LOGICAL_DNS && names != 1) {
            throw new RejectedConfig("LOGICAL_DNS needs exactly one endpoint, not " + names);
        }
    }

    private static Policy policy(io.envoyproxy.envoy.config.cluster.v3.Cluster message) {
        int choices =
                message.getLeastRequestLbConfig().hasChoiceCount()
                        ? message.getLeastRequestLbConfig().getChoiceCount().getValue()
                        : 2;
        if (choices < 2) {
            throw new RejectedConfig("choice_count " + choices + " must be at least 2");
        }
        double bias =
                message.getLeastRequestLbConfig().hasActiveRequestBias()
                        ? message.getLeastRequestLbConfig().getActiveRequestBias().getDefaultValue()
                        : 1.0;
        if (!(bias >= 0)) {
            throw new RejectedConfig("active_request_bias " + bias + " must not be negative");
        }
        return new Policy(algorithm(message.getLbPolicy()), choices, bias);
    }

    /** Without a hash of the request, which is not modelled, Envoy draws at random too. */
    private static Algorithm algorithm(LbPolicy policy) {
        return switch (policy) {
            case ROUND_ROBIN -> Algorithm.ROUND_ROBIN;
            case LEAST_REQUEST -> Algorithm.LEAST_REQUEST;
            case RANDOM, RING_HASH, MAGLEV -> Algorithm.RANDOM;
            case CLUSTER_PROVIDED -> Algorithm.ORIGINAL_DST;
            default -> throw new RejectedConfig("lb_policy " + policy + " is not supported");
        };
    }
}
