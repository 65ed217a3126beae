package io.meshsim.bench.baseline;

import io.meshsim.bench.work.Engine;
import io.meshsim.bench.work.Gaps;
import io.meshsim.bench.work.Load;
import io.meshsim.bench.work.Meter;
import io.meshsim.bench.work.Repeat;
import io.meshsim.bench.work.Waiting;

/** The work on a {@link HeapLoop}. */
public final class HeapEngine implements Engine {

    @Override
    public void run(Load load, Meter meter) {
        HeapLoop loop = new HeapLoop();
        switch (load.workload()) {
            case MM1 -> new Server(loop, meter).start();
            case TIMER -> new Sources(loop, meter, load.n()).start(load.n());
            default -> new Holding(loop, meter, load).start(load.n());
        }
        meter.begin();
        loop.run();
    }

    private static final class Holding {
        private final HeapLoop loop;
        private final Meter meter;
        private final Gaps gaps = new Gaps();
        private final Repeat repeat;
        private final int hold;

        Holding(HeapLoop loop, Meter meter, Load load) {
            this.loop = loop;
            this.meter = meter;
            this.repeat = Repeat.of(load.workload(), gaps);
            this.hold = loop.register(this::hold);
        }

        void start(int n) {
            for (int id = 0; id < n; id++) {
                loop.after(gaps.arrivalNanos(), hold, Repeat.row(id));
            }
        }

        private void hold(int row) {
            if (meter.tick(Repeat.id(row))) {
                loop.stop();
            }
            loop.after(repeat.delayNanos(row, loop.nowNanos()), hold, repeat.next(row));
        }
    }

    private static final class Server {
        private final HeapLoop loop;
        private final Meter meter;
        private final Gaps gaps = new Gaps();
        private final Waiting waiting = new Waiting();
        private final int arrive;
        private final int depart;
        private boolean busy;
        private long servingNanos;

        Server(HeapLoop loop, Meter meter) {
            this.loop = loop;
            this.meter = meter;
            this.arrive = loop.register(this::arrive);
            this.depart = loop.register(this::depart);
        }

        void start() {
            loop.after(gaps.arrivalNanos(), arrive, 0);
        }

        private void arrive(int row) {
            start();
            if (busy) {
                waiting.add(loop.nowNanos());
            } else {
                busy = true;
                serve(loop.nowNanos());
            }
        }

        private void serve(long arrivedAtNanos) {
            servingNanos = arrivedAtNanos;
            loop.after(gaps.serviceNanos(), depart, 0);
        }

        private void depart(int row) {
            if (meter.tick((int) (loop.nowNanos() - servingNanos))) {
                loop.stop();
            }
            if (waiting.isEmpty()) {
                busy = false;
            } else {
                serve(waiting.remove());
            }
        }
    }

    private static final class Sources {
        private final HeapLoop loop;
        private final Meter meter;
        private final Gaps gaps = new Gaps();
        private final int act;
        private final HeapTimers timers;

        Sources(HeapLoop loop, Meter meter, int n) {
            this.loop = loop;
            this.meter = meter;
            this.act = loop.register(this::act);
            this.timers = new HeapTimers(loop, n, meter::rang);
        }

        void start(int n) {
            for (int id = 0; id < n; id++) {
                loop.after(gaps.arrivalNanos(), act, id);
            }
        }

        private void act(int id) {
            if (meter.tick(id)) {
                loop.stop();
            }
            timers.reset(id, Gaps.TIMER_NANOS);
            loop.after(gaps.arrivalNanos(), act, id);
        }
    }
}
