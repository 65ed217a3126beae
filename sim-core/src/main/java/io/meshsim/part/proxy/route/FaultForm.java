package io.meshsim.part.proxy.route;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import io.envoyproxy.envoy.type.v3.FractionalPercent;
import io.meshsim.part.proxy.admit.RejectedConfig;
import org.jspecify.annotations.Nullable;

/**
 * The faults that a route puts into requests: some wait first, some are then aborted.
 *
 * <p>Source: Envoy 1.34 source/extensions/filters/http/fault/fault_filter.cc.
 *
 * @param delayNanos 0 for no delay
 * @param delayMillionths how many requests of a million are delayed
 * @param abortStatus 0 for no abort
 * @param abortMillionths how many requests of a million are aborted
 */
public record FaultForm(
        long delayNanos, long delayMillionths, int abortStatus, long abortMillionths) {

    private static final String FILTER = "envoy.filters.http.fault";
    private static final long MILLION = 1_000_000;

    /** That of a route, or null. */
    static @Nullable FaultForm of(Route route) {
        Any config = route.getTypedPerFilterConfigMap().get(FILTER);
        if (config == null) {
            return null;
        }
        try {
            return of(config.unpack(HTTPFault.class));
        } catch (InvalidProtocolBufferException wrong) {
            throw new RejectedConfig(FILTER + ": " + config.getTypeUrl() + " is no fault", wrong);
        }
    }

    /** Whether a request with this draw is delayed. */
    public boolean delays(long draw) {
        return Long.remainderUnsigned(draw, MILLION) < delayMillionths;
    }

    /** Whether a request with this draw is aborted. */
    public boolean aborts(long draw) {
        return Long.remainderUnsigned(draw, MILLION) < abortMillionths;
    }

    private static FaultForm of(HTTPFault fault) {
        var delay = fault.getDelay().getFixedDelay();
        return new FaultForm(
                delay.getSeconds() * 1_000_000_000L + delay.getNanos(),
                fault.hasDelay() ? millionths(fault.getDelay().getPercentage()) : 0,
                fault.getAbort().getHttpStatus(),
                fault.hasAbort() ? millionths(fault.getAbort().getPercentage()) : 0);
    }

    private static long millionths(FractionalPercent share) {
        long numerator = Integer.toUnsignedLong(share.getNumerator());
        return switch (share.getDenominator()) {
            case HUNDRED -> numerator * 10_000;
            case TEN_THOUSAND -> numerator * 100;
            case MILLION -> numerator;
            case UNRECOGNIZED ->
                    throw new RejectedConfig(
                            "denominator " + share.getDenominatorValue() + " is unknown");
        };
    }
}
