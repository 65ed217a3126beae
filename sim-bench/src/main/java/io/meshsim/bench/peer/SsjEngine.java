package io.meshsim.bench.peer;

import io.meshsim.bench.work.Engine;
import io.meshsim.bench.work.Gaps;
import io.meshsim.bench.work.Load;
import io.meshsim.bench.work.Meter;
import java.util.ArrayDeque;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** SSJ on its default event list; its event objects are scheduled again, its cheapest idiom. */
public final class SsjEngine implements Engine {

    private final Simulator sim = new Simulator(new SplayTree());
    private final Gaps gaps = new Gaps();

    @Override
    public void run(Load load, Meter meter) {
        sim.init();
        switch (load.workload()) {
            case HOLD -> {
                for (int id = 0; id < load.n(); id++) {
                    new Hold(id, meter).schedule(arrivalGap());
                }
            }
            case MM1 -> new Arrival(new Departure(meter)).schedule(arrivalGap());
            case TIMER -> {
                for (int id = 0; id < load.n(); id++) {
                    new Source(id, meter).schedule(arrivalGap());
                }
            }
            default -> throw new IllegalArgumentException("no adversarial work for peers");
        }
        meter.begin();
        sim.start();
    }

    private double arrivalGap() {
        return (double) gaps.arrivalNanos();
    }

    private final class Hold extends Event {
        private final int id;
        private final Meter meter;

        Hold(int id, Meter meter) {
            super(SsjEngine.this.sim);
            this.id = id;
            this.meter = meter;
        }

        @Override
        public void actions() {
            if (meter.tick(id)) {
                sim.stop();
            }
            schedule(arrivalGap());
        }
    }

    private final class Arrival extends Event {
        private final Departure departure;

        Arrival(Departure departure) {
            super(SsjEngine.this.sim);
            this.departure = departure;
        }

        @Override
        public void actions() {
            schedule(arrivalGap());
            departure.arrive(sim.time());
        }
    }

    private final class Departure extends Event {
        private final Meter meter;
        private final ArrayDeque<Double> waiting = new ArrayDeque<>();
        private boolean busy;
        private double servingSince;

        Departure(Meter meter) {
            super(SsjEngine.this.sim);
            this.meter = meter;
        }

        void arrive(double time) {
            if (busy) {
                waiting.add(time);
            } else {
                busy = true;
                serve(time);
            }
        }

        private void serve(double arrivedAt) {
            servingSince = arrivedAt;
            schedule((double) gaps.serviceNanos());
        }

        @Override
        public void actions() {
            if (meter.tick((int) (long) (sim.time() - servingSince))) {
                sim.stop();
            }
            Double next = waiting.poll();
            if (next == null) {
                busy = false;
            } else {
                serve(next);
            }
        }
    }

    private final class Alarm extends Event {
        private final int id;
        private final Meter meter;
        private boolean pending;

        Alarm(int id, Meter meter) {
            super(SsjEngine.this.sim);
            this.id = id;
            this.meter = meter;
        }

        void reset() {
            if (pending) {
                reschedule(Gaps.TIMER_NANOS);
            } else {
                pending = true;
                schedule(Gaps.TIMER_NANOS);
            }
        }

        @Override
        public void actions() {
            pending = false;
            meter.rang(id);
        }
    }

    private final class Source extends Event {
        private final int id;
        private final Meter meter;
        private final Alarm alarm;

        Source(int id, Meter meter) {
            super(SsjEngine.this.sim);
            this.id = id;
            this.meter = meter;
            this.alarm = new Alarm(id, meter);
        }

        @Override
        public void actions() {
            if (meter.tick(id)) {
                sim.stop();
            }
            alarm.reset();
            schedule(arrivalGap());
        }
    }
}
