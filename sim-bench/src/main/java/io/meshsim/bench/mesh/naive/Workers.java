package io.meshsim.bench.mesh.naive;

import io.meshsim.engine.stat.TimeWeighted;
import java.util.ArrayDeque;
import java.util.Deque;

/** Threads behind one queue. */
final class Workers {

    private final Loop loop;
    private final int threads;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final TimeWeighted busyStatistic = new TimeWeighted();
    private final TimeWeighted queuedStatistic = new TimeWeighted();
    private int busy;

    private record Job(long serviceNanos, Runnable done) {}

    Workers(Loop loop, int threads) {
        this.loop = loop;
        this.threads = threads;
    }

    void submit(long serviceNanos, Runnable done) {
        Job job = new Job(serviceNanos, done);
        if (busy < threads) {
            start(job);
        } else {
            waiting.add(job);
            queuedStatistic.set(loop.nowNanos(), waiting.size());
        }
    }

    private void start(Job job) {
        busy++;
        busyStatistic.set(loop.nowNanos(), busy);
        loop.after(job.serviceNanos, () -> finish(job));
    }

    private void finish(Job job) {
        busy--;
        busyStatistic.set(loop.nowNanos(), busy);
        Job next = waiting.poll();
        if (next != null) {
            queuedStatistic.set(loop.nowNanos(), waiting.size());
            start(next);
        }
        job.done.run();
    }
}
