package io.meshsim.part.workload;

import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.station.Station;
import io.meshsim.net.Caller;
import io.meshsim.net.Calls;
import io.meshsim.net.Server;
import io.meshsim.net.Targets;

/**
 * The application in one pod.
 *
 * <p>Every header of the request it serves is handed on to the calls it makes, as applications do
 * for tracing and as routing by header needs.
 */
public final class Application implements Server, Calls.Listener {

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final Applications all;
    private final Calls calls;
    private final int pod;
    private final Plan plan;
    private final int threads;
    private final RandomStream work;
    private final RandomStream errors;

    /** An idle application; {@code pod} is the number under which calls are tried with it. */
    public Application(Applications all, int pod, Caller self, Behaviour behaviour) {
        this.all = all;
        this.calls = all.transport().calls();
        this.pod = pod;
        this.plan = all.plan(behaviour, self.namespace());
        String name = "app/" + self.place().name();
        this.threads = all.threads().add(behaviour.threads());
        this.work = all.simulation().stream(name, "work");
        this.errors = all.simulation().stream(name, "errors");
        all.add(pod, this);
    }

    /** Its worker threads. */
    public Station threads() {
        return all.threads().station(threads);
    }

    @Override
    public void serve(int call) {
        all.begin(call);
        long nanos = plan.behaviour().serviceTime().sampleNanos(work);
        all.threads().submit(threads, nanos, all.worked(), call);
    }

    @Override
    public void onAnswer(int answered) {
        ended(answered, !calls.succeeded(answered));
    }

    @Override
    public void onAbandoned(int call) {
        ended(call, true);
    }

    private void ended(int made, boolean unsuccessful) {
        int token = calls.token(made);
        int served = token >>> 1;
        boolean optional = (token & 1) != 0;
        if (all.ended(served, unsuccessful && !optional)) {
            nextStep(served);
        }
    }

    void nextStep(int call) {
        int step = all.step(call);
        if (all.hasFailed(call) || step == plan.steps()) {
            finish(call);
            return;
        }
        int calling = plan.calls(step);
        all.stepStarted(call, calling);
        for (int i = 0; i < calling; i++) {
            ask(call, plan.target(step, i), plan.isOptional(step, i));
        }
    }

    private void ask(int call, int target, boolean optional) {
        Targets targets = calls.targets();
        int asked = targets.withHeadersOf(target, calls.target(call));
        int made = calls.open(calls.root(call), pod, all.simulation().nowNanos(), asked);
        calls.answerTo(made, this, (call << 1) | (optional ? 1 : 0));
        all.transport().send(made);
    }

    private void finish(int call) {
        boolean error = all.hasFailed(call) || fails(plan.behaviour().errorRate());
        all.transport().answer(call, error ? SERVER_ERROR : OK);
    }

    private boolean fails(double rate) {
        return rate > 0 && errors.nextBoolean(rate);
    }
}
