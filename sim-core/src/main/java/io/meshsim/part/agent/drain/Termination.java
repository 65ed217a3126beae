package io.meshsim.part.agent.drain;

import io.meshsim.engine.Simulation;
import java.util.function.IntSupplier;

/**
 * The time between the signal to end and the end of the proxy.
 *
 * <p>By default it serves on for a fixed time. Where it waits for its connections instead, it stays
 * for the least time, then looks once a second and goes when there is none, or when nobody can say.
 * Whoever gave the signal sets the upper limit.
 *
 * <p>Source: Istio 1.30 pkg/envoy/agent.go (terminate).
 */
public final class Termination {

    /** Unanswered looks in a row that end the wait. */
    private static final int MOST_ERRORS = 5;

    /** What a look answers that failed: the statistics did not come in time. */
    public static final int ERROR = -2;

    private final Simulation simulation;
    private final String name;
    private final IntSupplier connections;
    private final Runnable onEnd;
    private int errors;

    private Termination(
            Simulation simulation, String name, IntSupplier connections, Runnable onEnd) {
        this.simulation = simulation;
        this.name = name;
        this.connections = connections;
        this.onEnd = onEnd;
    }

    /**
     * Begins to wait.
     *
     * @param connections counted at each look; {@link ActiveConnections#UNKNOWN} and {@link #ERROR}
     *     have a meaning
     * @param onEnd called once when the wait is over
     */
    public static void begin(
            Simulation simulation,
            DrainSettings settings,
            String proxy,
            IntSupplier connections,
            Runnable onEnd) {
        String name = "drain of " + proxy;
        Termination wait = new Termination(simulation, name, connections, onEnd);
        if (settings.exitOnZeroActiveConnections()) {
            simulation.after(settings.minimumDrainDuration().toNanos(), name, wait::lookLater);
        } else {
            simulation.after(settings.terminationDrainDuration().toNanos(), name, onEnd);
        }
    }

    private void lookLater() {
        simulation.after(DrainSettings.LOOK_NANOS, name, this::look);
    }

    private void look() {
        int count = connections.getAsInt();
        errors = count == ERROR ? errors + 1 : 0;
        boolean over = count == 0 || count == ActiveConnections.UNKNOWN || errors == MOST_ERRORS;
        if (over) {
            onEnd.run();
        } else {
            lookLater();
        }
    }
}
