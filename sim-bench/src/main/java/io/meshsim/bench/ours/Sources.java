package io.meshsim.bench.ours;

import io.meshsim.bench.work.Gaps;
import io.meshsim.bench.work.Meter;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.Timers;

/** Sources whose activity sets a timer anew. */
final class Sources {

    private final Simulation sim;
    private final Meter meter;
    private final Gaps gaps = new Gaps();
    private final Event act;
    private final Timers timers;

    Sources(Simulation sim, Meter meter) {
        this.sim = sim;
        this.meter = meter;
        this.act = sim.event("act", this::act);
        this.timers = sim.timers("ring", meter::rang);
    }

    void start(int n) {
        for (int id = 0; id < n; id++) {
            act.after(gaps.arrivalNanos(), id);
        }
    }

    private void act(int id) {
        if (meter.tick(id)) {
            sim.stop();
        }
        timers.reset(id, Gaps.TIMER_NANOS);
        act.after(gaps.arrivalNanos(), id);
    }
}
