package io.meshsim.bench.peer;

import io.meshsim.bench.work.Engine;
import io.meshsim.bench.work.Gaps;
import io.meshsim.bench.work.Load;
import io.meshsim.bench.work.Meter;
import java.util.ArrayDeque;
import java.util.concurrent.CountDownLatch;
import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.eventlists.RedBlackTree;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.Executable;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.DevsSimulatorInterface;
import org.jspecify.annotations.Nullable;

/** DSOL: lambda events on its default red-black tree, in a thread of its own. */
public final class DsolEngine implements Engine {

    private static final double FOR_EVER = 1e300;

    private final DevsSimulator<Double> sim = new DevsSimulator<>("bench");
    private final Gaps gaps = new Gaps();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void run(Load load, Meter meter) throws Exception {
        sim.setEventList(new RedBlackTree<>());
        sim.initialize(
                new Model(load, meter), new SingleReplication<>("bench", 0.0, 0.0, FOR_EVER));
        meter.begin();
        sim.start();
        ended.await();
        sim.cleanUp();
    }

    private SimEventInterface<Double> after(long delayNanos, Executable action) {
        return sim.scheduleEventRel((double) delayNanos, action);
    }

    private void tick(Meter meter, int id) {
        if (meter.tick(id) && ended.getCount() > 0) {
            stop();
            ended.countDown();
        }
    }

    private void stop() {
        try {
            sim.stop();
        } catch (SimRuntimeException e) {
            throw new IllegalStateException("DSOL would not stop", e);
        }
    }

    private final class Model extends AbstractDsolModel<Double, DevsSimulatorInterface<Double>> {
        private static final long serialVersionUID = 1L;
        private final transient Load load;
        private final transient Meter meter;

        Model(Load load, Meter meter) {
            super(sim);
            this.load = load;
            this.meter = meter;
        }

        @Override
        public void constructModel() {
            switch (load.workload()) {
                case HOLD -> {
                    for (int id = 0; id < load.n(); id++) {
                        new Hold(id, meter).start();
                    }
                }
                case MM1 -> new Server(meter).start();
                case TIMER -> {
                    for (int id = 0; id < load.n(); id++) {
                        new Source(id, meter).start();
                    }
                }
                default -> throw new IllegalArgumentException("no adversarial work for peers");
            }
        }
    }

    private final class Hold {
        private final int id;
        private final Meter meter;
        private final Executable action = this::act;

        Hold(int id, Meter meter) {
            this.id = id;
            this.meter = meter;
        }

        void start() {
            after(gaps.arrivalNanos(), action);
        }

        private void act() {
            tick(meter, id);
            start();
        }
    }

    private final class Server {
        private final Meter meter;
        private final ArrayDeque<Double> waiting = new ArrayDeque<>();
        private final Executable arrival = this::arrive;
        private final Executable departure = this::depart;
        private boolean busy;
        private double servingSince;

        Server(Meter meter) {
            this.meter = meter;
        }

        void start() {
            after(gaps.arrivalNanos(), arrival);
        }

        private void arrive() {
            start();
            if (busy) {
                waiting.add(sim.getSimulatorTime());
            } else {
                busy = true;
                serve(sim.getSimulatorTime());
            }
        }

        private void serve(double arrivedAt) {
            servingSince = arrivedAt;
            after(gaps.serviceNanos(), departure);
        }

        private void depart() {
            tick(meter, (int) (long) (sim.getSimulatorTime() - servingSince));
            Double next = waiting.poll();
            if (next == null) {
                busy = false;
            } else {
                serve(next);
            }
        }
    }

    private final class Source {
        private final int id;
        private final Meter meter;
        private final Executable action = this::act;
        private final Executable alarm = this::ring;
        private @Nullable SimEventInterface<Double> timer;

        Source(int id, Meter meter) {
            this.id = id;
            this.meter = meter;
        }

        void start() {
            after(gaps.arrivalNanos(), action);
        }

        private void act() {
            tick(meter, id);
            if (timer != null) {
                sim.cancelEvent(timer);
            }
            timer = after(Gaps.TIMER_NANOS, alarm);
            start();
        }

        private void ring() {
            timer = null;
            meter.rang(id);
        }
    }
}
