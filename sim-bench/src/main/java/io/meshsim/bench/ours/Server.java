package io.meshsim.bench.ours;

import io.meshsim.bench.work.Gaps;
import io.meshsim.bench.work.Meter;
import io.meshsim.bench.work.Waiting;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;

/** One server and its queue. */
final class Server {

    private final Simulation sim;
    private final Meter meter;
    private final Gaps gaps = new Gaps();
    private final Waiting waiting = new Waiting();
    private final Event arrive;
    private final Event depart;
    private boolean busy;
    private long servingNanos;

    Server(Simulation sim, Meter meter) {
        this.sim = sim;
        this.meter = meter;
        this.arrive = sim.event("arrive", this::arrive);
        this.depart = sim.event("depart", this::depart);
    }

    void start() {
        arrive.after(gaps.arrivalNanos(), 0);
    }

    private void arrive(int row) {
        start();
        if (busy) {
            waiting.add(sim.nowNanos());
        } else {
            busy = true;
            serve(sim.nowNanos());
        }
    }

    private void serve(long arrivedAtNanos) {
        servingNanos = arrivedAtNanos;
        depart.after(gaps.serviceNanos(), 0);
    }

    private void depart(int row) {
        if (meter.tick((int) (sim.nowNanos() - servingNanos))) {
            sim.stop();
        }
        if (waiting.isEmpty()) {
            busy = false;
        } else {
            serve(waiting.remove());
        }
    }
}
