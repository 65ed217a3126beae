package io.meshsim.part.workload;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.station.Stations;
import io.meshsim.net.Calls;
import io.meshsim.net.Transport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the applications of a mesh share: their plans, their event, and the calls that they serve.
 *
 * <p>A call is served by one application at a time, that of the pod it is tried with; how far it
 * has come is kept under the call's number.
 */
public final class Applications {

    private final Simulation simulation;
    private final Transport transport;
    private final Calls calls;
    private final Event worked;
    private final Stations threads;
    private final Map<PlanOf, Plan> plans = new LinkedHashMap<>();
    private final List<@Nullable Application> byPod = new ArrayList<>();

    /** Of each call being served: the step it is at. */
    private short[] steps = {};

    /** Calls of that step which have not ended. */
    private short[] outstanding = {};

    private boolean[] failed = {};

    private record PlanOf(Behaviour behaviour, String namespace) {}

    /** Applications that send their calls here. */
    public Applications(Simulation simulation, Transport transport) {
        this.simulation = simulation;
        this.transport = transport;
        this.calls = transport.calls();
        this.worked = simulation.event("application worked", this::worked);
        this.threads = new Stations(simulation, "application.threads");
    }

    Simulation simulation() {
        return simulation;
    }

    Transport transport() {
        return transport;
    }

    Stations threads() {
        return threads;
    }

    Event worked() {
        return worked;
    }

    Plan plan(Behaviour behaviour, String namespace) {
        return plans.computeIfAbsent(
                new PlanOf(behaviour, namespace),
                wanted -> new Plan(wanted.behaviour(), calls.targets(), wanted.namespace()));
    }

    void add(int pod, Application application) {
        while (byPod.size() <= pod) {
            byPod.add(null);
        }
        byPod.set(pod, application);
    }

    /** A call's first step is next. */
    void begin(int call) {
        if (call >= steps.length) {
            steps = Arrays.copyOf(steps, calls.capacity());
            outstanding = Arrays.copyOf(outstanding, calls.capacity());
            failed = Arrays.copyOf(failed, calls.capacity());
        }
        steps[call] = 0;
        outstanding[call] = 0;
        failed[call] = false;
    }

    int step(int call) {
        return steps[call];
    }

    void stepStarted(int call, int calling) {
        outstanding[call] = (short) calling;
    }

    /** One call of the step has ended; true if that was the last. */
    boolean ended(int call, boolean fails) {
        failed[call] |= fails;
        outstanding[call]--;
        if (outstanding[call] > 0) {
            return false;
        }
        steps[call]++;
        return true;
    }

    boolean hasFailed(int call) {
        return failed[call];
    }

    private void worked(int call) {
        Objects.requireNonNull(byPod.get(calls.pod(call))).nextStep(call);
    }
}
