package io.meshsim.part.workload;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.station.Station;
import io.meshsim.net.Call;
import io.meshsim.net.Caller;
import io.meshsim.net.HttpRequest;
import io.meshsim.net.Server;
import io.meshsim.net.Transport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The application in one pod.
 *
 * <p>Every header of the request it serves is handed on to the calls it makes, as applications do
 * for tracing and as routing by header needs.
 */
public final class Application implements Server, Call.Listener {

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final Simulation simulation;
    private final Caller self;
    private final Behaviour behaviour;
    private final Transport transport;
    private final Station threads;
    private final RandomStream work;
    private final RandomStream errors;
    private final Event worked;
    private final List<Visit> visits = new ArrayList<>();
    private final Deque<Integer> freeVisits = new ArrayDeque<>();

    /** One request being served. */
    private static final class Visit {
        private final Call call;
        private final Runnable done;
        private int step;
        private int outstanding;
        private boolean failed;

        Visit(Call call, Runnable done) {
            this.call = call;
            this.done = done;
        }
    }

    /** An idle application of a pod. */
    public Application(
            Simulation simulation, Caller self, Behaviour behaviour, Transport transport) {
        this.simulation = simulation;
        this.self = self;
        this.behaviour = behaviour;
        this.transport = transport;
        String name = "app/" + self.place().name();
        this.threads = new Station(simulation, name, behaviour.threads());
        this.work = simulation.stream(name, "work");
        this.errors = simulation.stream(name, "errors");
        this.worked = simulation.event(name + ".worked", this::nextStep);
    }

    /** Its worker threads. */
    public Station threads() {
        return threads;
    }

    @Override
    public void serve(Call call, Runnable done) {
        int row = admit(new Visit(call, done));
        threads.submit(behaviour.serviceTime().sampleNanos(work), worked, row);
    }

    @Override
    public void onAnswer(Call answered) {
        Visit visit = visits.get(answered.token);
        visit.outstanding--;
        boolean optional = specOf(visit, answered).optional();
        visit.failed |= !answered.succeeded() && !optional;
        if (visit.outstanding == 0) {
            visit.step++;
            nextStep(answered.token);
        }
    }

    private void nextStep(int row) {
        Visit visit = visits.get(row);
        if (visit.failed || visit.step == behaviour.steps().size()) {
            finish(row, visit);
            return;
        }
        List<CallSpec> calls = behaviour.steps().get(visit.step).calls();
        visit.outstanding = calls.size();
        for (CallSpec spec : calls) {
            HttpRequest request = spec.target().request().withHeadersOf(visit.call.request);
            transport.send(
                    new Call(
                            visit.call.root,
                            self,
                            spec.target(),
                            request,
                            simulation.nowNanos(),
                            this,
                            row));
        }
    }

    private void finish(int row, Visit visit) {
        boolean error = visit.failed || errors.nextBoolean(behaviour.errorRate());
        visit.call.status = error ? SERVER_ERROR : OK;
        freeVisits.add(row);
        visit.done.run();
    }

    private CallSpec specOf(Visit visit, Call answered) {
        for (CallSpec spec : behaviour.steps().get(visit.step).calls()) {
            if (spec.target().equals(answered.target)) {
                return spec;
            }
        }
        throw new AssertionError("an answer to a call that " + self.workload() + " never made");
    }

    private int admit(Visit visit) {
        Integer free = freeVisits.poll();
        if (free == null) {
            visits.add(visit);
            return visits.size() - 1;
        }
        visits.set(free, visit);
        return free;
    }
}
