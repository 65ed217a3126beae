package io.meshsim.bench.peer;

import io.meshsim.bench.work.Engine;
import io.meshsim.bench.work.Gaps;
import io.meshsim.bench.work.Load;
import io.meshsim.bench.work.Meter;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import sim.engine.Schedule;
import sim.engine.SimState;
import sim.engine.Steppable;
import sim.engine.TentativeStep;

/**
 * MASON: a binary heap of comparable keys.
 *
 * <p>MASON shuffles what falls on one instant, unless it is told an order within the instant; the
 * number of the call is that order here. It has no cancel but {@link TentativeStep}, whose entry
 * stays in the heap until its time.
 */
public final class MasonEngine implements Engine {

    private final SimState state = new SimState(1L);
    private final Schedule schedule = state.schedule;
    private final Gaps gaps = new Gaps();
    private int calls;

    @Override
    public void run(Load load, Meter meter) {
        switch (load.workload()) {
            case HOLD -> {
                for (int id = 0; id < load.n(); id++) {
                    after(gaps.arrivalNanos(), new Hold(id, meter));
                }
            }
            case MM1 -> after(gaps.arrivalNanos(), new Server(meter));
            case TIMER -> {
                for (int id = 0; id < load.n(); id++) {
                    after(gaps.arrivalNanos(), new Source(id, meter));
                }
            }
            default -> throw new IllegalArgumentException("no adversarial work for peers");
        }
        meter.begin();
        while (!meter.isDone()) {
            schedule.step(state);
        }
    }

    private void after(long delayNanos, Steppable step) {
        double now = Math.max(schedule.getTime(), Schedule.EPOCH);
        schedule.scheduleOnce(now + delayNanos, calls++, step);
    }

    private final class Hold implements Steppable {
        private static final long serialVersionUID = 1L;
        private final int id;
        private final transient Meter meter;

        Hold(int id, Meter meter) {
            this.id = id;
            this.meter = meter;
        }

        @Override
        public void step(SimState state) {
            meter.tick(id);
            after(gaps.arrivalNanos(), this);
        }
    }

    /** A step of the server is an arrival. */
    private final class Server implements Steppable {
        private static final long serialVersionUID = 1L;
        private final transient Meter meter;
        private final ArrayDeque<Double> waiting = new ArrayDeque<>();
        private final Steppable departure = state -> depart();
        private boolean busy;
        private double servingSince;

        Server(Meter meter) {
            this.meter = meter;
        }

        @Override
        public void step(SimState state) {
            after(gaps.arrivalNanos(), this);
            if (busy) {
                waiting.add(schedule.getTime());
            } else {
                busy = true;
                serve(schedule.getTime());
            }
        }

        private void serve(double arrivedAt) {
            servingSince = arrivedAt;
            after(gaps.serviceNanos(), departure);
        }

        private void depart() {
            meter.tick((int) (long) (schedule.getTime() - servingSince));
            Double next = waiting.poll();
            if (next == null) {
                busy = false;
            } else {
                serve(next);
            }
        }
    }

    private final class Source implements Steppable {
        private static final long serialVersionUID = 1L;
        private final int id;
        private final transient Meter meter;
        private final Steppable ring = state -> ring();
        private @Nullable TentativeStep timer;

        Source(int id, Meter meter) {
            this.id = id;
            this.meter = meter;
        }

        @Override
        public void step(SimState state) {
            meter.tick(id);
            if (timer != null) {
                timer.stop();
            }
            timer = new TentativeStep(ring);
            after(Gaps.TIMER_NANOS, timer);
            after(gaps.arrivalNanos(), this);
        }

        private void ring() {
            timer = null;
            meter.rang(id);
        }
    }
}
