package io.meshsim.bench.ours;

import io.meshsim.bench.work.Engine;
import io.meshsim.bench.work.Load;
import io.meshsim.bench.work.Meter;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;

/** The work on a {@link Simulation}. */
public final class MeshsimEngine implements Engine {

    private static final long SEED = 1;
    private static final long FOR_EVER_NANOS = Long.MAX_VALUE / 2;

    private final TieMode ties;

    /** With events of one instant in the order of scheduling, or shuffled. */
    public MeshsimEngine(TieMode ties) {
        this.ties = ties;
    }

    @Override
    public void run(Load load, Meter meter) {
        Simulation sim = new Simulation(SEED, ties);
        switch (load.workload()) {
            case MM1 -> new Server(sim, meter).start();
            case TIMER -> new Sources(sim, meter).start(load.n());
            default -> new Holding(sim, meter, load).start(load.n());
        }
        meter.begin();
        sim.runFor(FOR_EVER_NANOS);
    }
}
