package io.meshsim.part.workload;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.random.RandomStreams;
import io.meshsim.engine.station.Stations;
import io.meshsim.net.Caller;
import io.meshsim.net.Calls;
import io.meshsim.net.Server;
import io.meshsim.net.Targets;
import io.meshsim.net.Transport;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The applications in the pods of a mesh.
 *
 * <p>A call is served by one of them at a time, that of the pod it is tried with. Every header of
 * the request is handed on to the calls that serve it, as applications do for tracing and as
 * routing by header needs.
 *
 * <p>Draws come from the streams {@code ("app/POD", "work")} and {@code "errors"}.
 */
public final class Applications implements Server, Calls.Listener {

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final Simulation simulation;
    private final Transport transport;
    private final Calls calls;
    private final Event worked;
    private final Stations threads;
    private final RandomStreams work = new RandomStreams();
    private final RandomStreams errors = new RandomStreams();
    private final Map<PlanOf, Plan> plans = new LinkedHashMap<>();
    private final Serving serving;

    /** By pod, the row of its application in the families above, and what it does. */
    private int[] rows = {};

    private @Nullable Plan[] planOfPod = {};

    private record PlanOf(Behaviour behaviour, String namespace) {}

    /** Applications that send their calls here. */
    public Applications(Simulation simulation, Transport transport) {
        this.simulation = simulation;
        this.transport = transport;
        this.calls = transport.calls();
        this.serving = new Serving(calls);
        this.worked = simulation.event("application worked", this::nextStep);
        this.threads = new Stations(simulation, "application.threads");
    }

    /** An idle application; {@code pod} is the number under which calls are tried with it. */
    public Application add(int pod, Caller self, Behaviour behaviour) {
        if (pod >= rows.length) {
            int capacity = Math.max(16, 2 * pod);
            rows = Arrays.copyOf(rows, capacity);
            planOfPod = Arrays.copyOf(planOfPod, capacity);
        }
        String name = "app/" + self.place().name();
        int row = threads.add(behaviour.threads());
        work.add(simulation.stream(name, "work"));
        errors.add(simulation.stream(name, "errors"));
        rows[pod] = row;
        planOfPod[pod] = plan(behaviour, self.namespace());
        return new Application(threads.station(row));
    }

    @Override
    public void serve(int call) {
        serving.begin(call);
        int pod = calls.pod(call);
        int row = rows[pod];
        long nanos = work.sampleNanos(row, planOf(pod).behaviour().serviceTime());
        threads.submit(row, nanos, worked, call);
    }

    @Override
    public void onAnswer(int answered) {
        ended(answered, !calls.succeeded(answered));
    }

    @Override
    public void onAbandoned(int call) {
        ended(call, true);
    }

    private Plan plan(Behaviour behaviour, String namespace) {
        return plans.computeIfAbsent(
                new PlanOf(behaviour, namespace),
                wanted -> new Plan(wanted.behaviour(), calls.targets(), wanted.namespace()));
    }

    private Plan planOf(int pod) {
        return Objects.requireNonNull(planOfPod[pod]);
    }

    /** A call that was made to serve another one is over. */
    private void ended(int made, boolean unsuccessful) {
        int token = calls.token(made);
        int served = token >>> 1;
        boolean optional = (token & 1) != 0;
        if (serving.ended(served, unsuccessful && !optional)) {
            nextStep(served);
        }
    }

    private void nextStep(int call) {
        int pod = calls.pod(call);
        Plan plan = planOf(pod);
        int step = serving.step(call);
        if (serving.hasFailed(call) || step == plan.steps()) {
            finish(call, pod, plan.behaviour().errorRate());
            return;
        }
        int calling = plan.calls(step);
        serving.stepStarted(call, calling);
        for (int i = 0; i < calling; i++) {
            ask(call, pod, plan.target(step, i), plan.isOptional(step, i));
        }
    }

    private void ask(int call, int pod, int target, boolean optional) {
        Targets targets = calls.targets();
        int asked = targets.withHeadersOf(target, calls.target(call));
        int made = calls.open(calls.root(call), pod, simulation.nowNanos(), asked);
        calls.answerTo(made, this, (call << 1) | (optional ? 1 : 0));
        transport.send(made);
    }

    private void finish(int call, int pod, double errorRate) {
        boolean error = serving.hasFailed(call) || fails(pod, errorRate);
        transport.answer(call, error ? SERVER_ERROR : OK);
    }

    private boolean fails(int pod, double rate) {
        return rate > 0 && errors.nextBoolean(rows[pod], rate);
    }
}
