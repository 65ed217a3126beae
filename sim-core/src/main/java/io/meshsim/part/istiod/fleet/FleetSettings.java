package io.meshsim.part.istiod.fleet;

import io.meshsim.engine.time.GoDuration;
import java.time.Duration;
import java.util.Optional;

/**
 * How many istiods there are, and how one goes.
 *
 * <p>Source: Istio 1.30 manifests/charts/istio-control/istio-discovery (one replica), pilot/cmd
 * (--shutdownDuration).
 *
 * @param replicas instances at the start; default 1
 * @param shutdownDuration how long the streams of one that is told to end live on; default 10 s
 * @param autoscale the autoscaler; none by default, so that a scenario chooses its number
 * @param readyBeforeEndpoints whether one that starts says that it is ready, and answers, before it
 *     has read the endpoints of services; default false
 */
public record FleetSettings(
        int replicas,
        Duration shutdownDuration,
        Optional<AutoscaleSettings> autoscale,
        boolean readyBeforeEndpoints) {

    /** What Istio's chart ships, without its autoscaler. */
    public static final FleetSettings DEFAULT =
            new FleetSettings(1, Duration.ofSeconds(10), Optional.empty(), false);

    public FleetSettings {
        if (replicas < 1) {
            throw new IllegalArgumentException(
                    "istiod's replicas " + replicas + " must be at least 1");
        }
        if (shutdownDuration.isNegative()) {
            throw new IllegalArgumentException(
                    "shutdownDuration "
                            + GoDuration.text(shutdownDuration)
                            + " must not be negative");
        }
    }

    /** The same with another number of instances. */
    public FleetSettings withReplicas(int number) {
        return new FleetSettings(number, shutdownDuration, autoscale, readyBeforeEndpoints);
    }

    /** The same with another end of streams. */
    public FleetSettings withShutdownDuration(Duration duration) {
        return new FleetSettings(replicas, duration, autoscale, readyBeforeEndpoints);
    }

    /** The same with an autoscaler. */
    public FleetSettings withAutoscale(AutoscaleSettings settings) {
        return new FleetSettings(
                replicas, shutdownDuration, Optional.of(settings), readyBeforeEndpoints);
    }

    /** The same with another moment of readiness. */
    public FleetSettings withReadyBeforeEndpoints(boolean early) {
        return new FleetSettings(replicas, shutdownDuration, autoscale, early);
    }
}
