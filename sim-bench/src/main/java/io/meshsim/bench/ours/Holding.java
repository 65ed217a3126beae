package io.meshsim.bench.ours;

import io.meshsim.bench.work.Gaps;
import io.meshsim.bench.work.Load;
import io.meshsim.bench.work.Meter;
import io.meshsim.bench.work.Repeat;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;

/** Events that schedule themselves again. */
final class Holding {

    private final Simulation sim;
    private final Meter meter;
    private final Gaps gaps = new Gaps();
    private final Repeat repeat;
    private final Event hold;

    Holding(Simulation sim, Meter meter, Load load) {
        this.sim = sim;
        this.meter = meter;
        this.repeat = Repeat.of(load.workload(), gaps);
        this.hold = sim.event("hold", this::hold);
    }

    void start(int n) {
        for (int id = 0; id < n; id++) {
            hold.after(gaps.arrivalNanos(), Repeat.row(id));
        }
    }

    private void hold(int row) {
        if (meter.tick(Repeat.id(row))) {
            sim.stop();
        }
        hold.after(repeat.delayNanos(row, sim.nowNanos()), repeat.next(row));
    }
}
