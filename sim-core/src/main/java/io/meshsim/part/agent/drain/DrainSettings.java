package io.meshsim.part.agent.drain;

import io.meshsim.engine.time.SimTime;
import java.time.Duration;

/**
 * How long a proxy stays after it has been told to end.
 *
 * @param terminationDrainDuration ProxyConfig terminationDrainDuration: how long it serves on; 5 s
 * @param exitOnZeroActiveConnections EXIT_ON_ZERO_ACTIVE_CONNECTIONS: whether it stays until its
 *     last connection has ended instead; false
 * @param minimumDrainDuration MINIMUM_DRAIN_DURATION: how long it stays in that case, connections
 *     or not; 5 s
 */
public record DrainSettings(
        Duration terminationDrainDuration,
        boolean exitOnZeroActiveConnections,
        Duration minimumDrainDuration) {

    /** Source: Istio 1.30 pkg/config/mesh/mesh.go, pilot/cmd/pilot-agent/options. */
    public static final DrainSettings DEFAULT =
            new DrainSettings(Duration.ofSeconds(5), false, Duration.ofSeconds(5));

    /** How often connections are counted. Source: Istio 1.30 pkg/envoy/agent.go. */
    static final long LOOK_NANOS = 1_000_000_000L;

    public DrainSettings {
        notNegative("terminationDrainDuration", terminationDrainDuration);
        notNegative("MINIMUM_DRAIN_DURATION", minimumDrainDuration);
    }

    /** The same with another time of serving on. */
    public DrainSettings withTerminationDrainDuration(Duration other) {
        return new DrainSettings(other, exitOnZeroActiveConnections, minimumDrainDuration);
    }

    /** The same, staying until the last connection has ended, or not. */
    public DrainSettings withExitOnZeroActiveConnections(boolean stays) {
        return new DrainSettings(terminationDrainDuration, stays, minimumDrainDuration);
    }

    /** The same with another least time. */
    public DrainSettings withMinimumDrainDuration(Duration other) {
        return new DrainSettings(terminationDrainDuration, exitOnZeroActiveConnections, other);
    }

    private static void notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " " + value + " must not be negative");
        }
        SimTime.nanos(value);
    }
}
