package io.meshsim.bench.baseline;

import io.meshsim.bench.work.Engine;
import io.meshsim.bench.work.Gaps;
import io.meshsim.bench.work.Load;
import io.meshsim.bench.work.Meter;
import io.meshsim.bench.work.Repeat;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The work on a {@link LambdaQueue}. */
public final class LambdaEngine implements Engine {

    @Override
    public void run(Load load, Meter meter) {
        LambdaQueue queue = new LambdaQueue();
        switch (load.workload()) {
            case MM1 -> new Server(queue, meter).start();
            case TIMER -> new Sources(queue, meter, load.n()).start();
            default -> new Holding(queue, meter, load).start(load.n());
        }
        meter.begin();
        queue.run();
    }

    private static final class Holding {
        private final LambdaQueue queue;
        private final Meter meter;
        private final Gaps gaps = new Gaps();
        private final Repeat repeat;

        Holding(LambdaQueue queue, Meter meter, Load load) {
            this.queue = queue;
            this.meter = meter;
            this.repeat = Repeat.of(load.workload(), gaps);
        }

        void start(int n) {
            for (int id = 0; id < n; id++) {
                int row = Repeat.row(id);
                queue.after(gaps.arrivalNanos(), () -> hold(row));
            }
        }

        private void hold(int row) {
            if (meter.tick(Repeat.id(row))) {
                queue.stop();
            }
            int next = repeat.next(row);
            queue.after(repeat.delayNanos(row, queue.nowNanos()), () -> hold(next));
        }
    }

    private static final class Server {
        private final LambdaQueue queue;
        private final Meter meter;
        private final Gaps gaps = new Gaps();
        private final ArrayDeque<Long> waiting = new ArrayDeque<>();
        private boolean busy;

        Server(LambdaQueue queue, Meter meter) {
            this.queue = queue;
            this.meter = meter;
        }

        void start() {
            queue.after(gaps.arrivalNanos(), this::arrive);
        }

        private void arrive() {
            start();
            if (busy) {
                waiting.add(queue.nowNanos());
            } else {
                busy = true;
                serve(queue.nowNanos());
            }
        }

        private void serve(long arrivedAtNanos) {
            queue.after(gaps.serviceNanos(), () -> depart(arrivedAtNanos));
        }

        private void depart(long arrivedAtNanos) {
            if (meter.tick((int) (queue.nowNanos() - arrivedAtNanos))) {
                queue.stop();
            }
            Long next = waiting.poll();
            if (next == null) {
                busy = false;
            } else {
                serve(next);
            }
        }
    }

    private static final class Sources {
        private final LambdaQueue queue;
        private final Meter meter;
        private final Gaps gaps = new Gaps();
        private final LambdaQueue.@Nullable Entry[] timers;

        Sources(LambdaQueue queue, Meter meter, int n) {
            this.queue = queue;
            this.meter = meter;
            this.timers = new LambdaQueue.@Nullable Entry[n];
        }

        void start() {
            for (int id = 0; id < timers.length; id++) {
                again(id);
            }
        }

        private void again(int id) {
            queue.after(gaps.arrivalNanos(), () -> act(id));
        }

        private void act(int id) {
            if (meter.tick(id)) {
                queue.stop();
            }
            LambdaQueue.Entry old = timers[id];
            if (old != null) {
                old.cancel();
            }
            timers[id] = queue.after(Gaps.TIMER_NANOS, () -> ring(id));
            again(id);
        }

        private void ring(int id) {
            timers[id] = null;
            meter.rang(id);
        }
    }
}
