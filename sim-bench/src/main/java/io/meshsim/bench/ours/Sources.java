package io.meshsim.bench.ours;

import io.meshsim.bench.work.Gaps;
import io.meshsim.bench.work.Meter;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.Timer;

/** Sources whose activity sets a timer anew. */
final class Sources {

    private final Simulation sim;
    private final Meter meter;
    private final Gaps gaps = new Gaps();
    private final Event act;
    private final Timer[] timers;

    Sources(Simulation sim, Meter meter, int n) {
        this.sim = sim;
        this.meter = meter;
        this.act = sim.event("act", this::act);
        this.timers = new Timer[n];
        for (int i = 0; i < n; i++) {
            int id = i;
            timers[i] = sim.timer("ring", () -> meter.rang(id));
        }
    }

    void start() {
        for (int id = 0; id < timers.length; id++) {
            act.after(gaps.arrivalNanos(), id);
        }
    }

    private void act(int id) {
        if (meter.tick(id)) {
            sim.stop();
        }
        timers[id].after(Gaps.TIMER_NANOS);
        act.after(gaps.arrivalNanos(), id);
    }
}
