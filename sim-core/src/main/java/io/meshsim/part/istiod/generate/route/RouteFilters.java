package io.meshsim.part.istiod.generate.route;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.config.core.v3.RuntimeFractionalPercent;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.extensions.filters.common.fault.v3.FaultDelay;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.FaultAbort;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import io.envoyproxy.envoy.type.v3.FractionalPercent;
import io.meshsim.config.route.Cors;
import io.meshsim.config.route.HttpFault;

/**
 * What routes tell the filters for faults and for CORS.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/route/route.go (TranslateFault,
 * TranslateCORSPolicy).
 */
public final class RouteFilters {

    /** The filter that delays and aborts. */
    public static final String FAULT = "envoy.filters.http.fault";

    /** The filter that answers browsers. */
    public static final String CORS = "envoy.filters.http.cors";

    private static final double PARTS_OF_A_PERCENT = 10_000;

    private RouteFilters() {}

    /** Writes a fault into a route. */
    public static void fault(Route.Builder route, HttpFault fault) {
        HTTPFault.Builder made = HTTPFault.newBuilder();
        HttpFault.Delay delay = fault.delay();
        HttpFault.Abort abort = fault.abort();
        if (delay != null) {
            made.setDelay(
                    FaultDelay.newBuilder()
                            .setFixedDelay(Lengths.of(delay.nanos()))
                            .setPercentage(percent(delay.percent())));
        }
        if (abort != null) {
            made.setAbort(
                    FaultAbort.newBuilder()
                            .setHttpStatus(abort.status())
                            .setPercentage(percent(abort.percent())));
        }
        route.putTypedPerFilterConfig(FAULT, Any.pack(made.build()));
    }

    /** Writes a CORS policy into a route. */
    public static void cors(Route.Builder route, Cors cors) {
        CorsPolicy.Builder policy =
                CorsPolicy.newBuilder()
                        .setFilterEnabled(
                                RuntimeFractionalPercent.newBuilder()
                                        .setDefaultValue(
                                                FractionalPercent.newBuilder().setNumerator(100)))
                        .setAllowMethods(String.join(",", cors.allowMethods()))
                        .setAllowHeaders(String.join(",", cors.allowHeaders()))
                        .setExposeHeaders(String.join(",", cors.exposeHeaders()));
        cors.allowOrigins().forEach(match -> policy.addAllowOriginStringMatch(Texts.of(match)));
        if (cors.maxAgeNanos() >= 0) {
            policy.setMaxAge(Long.toString(cors.maxAgeNanos() / 1_000_000_000L));
        }
        if (cors.allowCredentials() != null) {
            policy.setAllowCredentials(BoolValue.of(cors.allowCredentials()));
        }
        policy.setForwardNotMatchingPreflights(
                BoolValue.of(!cors.unmatchedPreflights().equals("IGNORE")));
        route.putTypedPerFilterConfig(CORS, Any.pack(policy.build()));
    }

    /** A share in millionths. */
    public static FractionalPercent percent(double percent) {
        return FractionalPercent.newBuilder()
                .setNumerator((int) (percent * PARTS_OF_A_PERCENT))
                .setDenominator(FractionalPercent.DenominatorType.MILLION)
                .build();
    }
}
