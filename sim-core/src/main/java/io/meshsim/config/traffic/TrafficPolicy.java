package io.meshsim.config.traffic;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to a destination; null means inherited.
 *
 * <p>Source of inheritance: Istio 1.30 pilot/pkg/networking/util/util.go (MergeTrafficPolicy,
 * GetPortLevelTrafficPolicy).
 *
 * @param portLevel other policies for some ports; they have no port level themselves
 */
public record TrafficPolicy(
        @Nullable LoadBalancing loadBalancing,
        @Nullable ConnectionPool connectionPool,
        @Nullable OutlierDetection outlierDetection,
        @Nullable ClientTls tls,
        Map<Integer, TrafficPolicy> portLevel) {

    /** Nothing said. */
    public static final TrafficPolicy NONE = new TrafficPolicy(null, null, null, null);

    public TrafficPolicy {
        portLevel = Collections.unmodifiableMap(new TreeMap<>(portLevel));
    }

    /** A policy that is the same for all ports. */
    public TrafficPolicy(
            @Nullable LoadBalancing loadBalancing,
            @Nullable ConnectionPool connectionPool,
            @Nullable OutlierDetection outlierDetection,
            @Nullable ClientTls tls) {
        this(
                loadBalancing,
                connectionPool,
                outlierDetection,
                tls,
                Collections.<Integer, TrafficPolicy>emptyMap());
    }

    /** A policy of an algorithm, a timeout of connections, or both. */
    public TrafficPolicy(@Nullable LoadBalancer simple, @Nullable Duration connectTimeout) {
        this(
                simple == null ? null : LoadBalancing.of(simple),
                connectTimeout == null
                        ? null
                        : new ConnectionPool(
                                new ConnectionPool.Tcp(0, connectTimeout, null, null, null), null),
                null,
                null);
    }

    /** What holds for a port: its own policy, which inherits nothing, else this. */
    public TrafficPolicy forPort(int port) {
        TrafficPolicy own = portLevel.get(port);
        if (own != null) {
            return own;
        }
        return portLevel.isEmpty()
                ? this
                : new TrafficPolicy(loadBalancing, connectionPool, outlierDetection, tls);
    }

    /** What holds for a port of a subset with a policy of its own, when this holds for the rest. */
    public TrafficPolicy forSubset(TrafficPolicy subset, int port) {
        TrafficPolicy own = subset.portLevel.get(port);
        if (own != null) {
            return own;
        }
        TrafficPolicy all = forPort(port);
        if (subset.equals(NONE)) {
            return all;
        }
        return new TrafficPolicy(
                subset.loadBalancing == null ? all.loadBalancing : subset.loadBalancing,
                subset.connectionPool == null ? all.connectionPool : subset.connectionPool,
                subset.outlierDetection == null ? all.outlierDetection : subset.outlierDetection,
                subset.tls == null ? all.tls : subset.tls);
    }
}
