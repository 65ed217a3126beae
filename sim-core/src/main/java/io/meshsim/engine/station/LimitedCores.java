package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Rows;
import io.meshsim.engine.Simulation;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cores with a queue before them and a CFS quota: a process whose runtime has as many threads as
 * cores, such as a Go program's, under a CPU limit.
 *
 * <p>No more jobs run than there are cores, so none of them is slowed down by another; when the
 * quota is used up, all stand still in the midst of their work until the next period.
 */
public final class LimitedCores implements Cores {

    private final int cores;
    private final Cpu cpu;
    private final Event done;
    private final Waiters waiting;
    private final Rows begun;
    private @Nullable Event[] onDone = {};
    private int[] doneRows = {};
    private boolean held;

    /** Idle cores; throws IllegalArgumentException if there is none. */
    public LimitedCores(Simulation simulation, String name, int cores, CfsQuota quota) {
        this.cores = cores;
        this.cpu = new Cpu(simulation, name, cores, quota);
        this.done = simulation.event(name + ".done", this::finish);
        this.waiting = new Waiters(simulation, name);
        this.begun = new Rows("jobs on " + name);
    }

    @Override
    public void submit(long workNanos, Event onDoneEvent, int doneRow) {
        if (!held && begun.inUse() < cores) {
            cpu.submit(workNanos, done, row(onDoneEvent, doneRow));
        } else {
            waiting.add(onDoneEvent, doneRow, workNanos);
        }
    }

    @Override
    public void submitFirst(long workNanos, Event onDoneEvent, int doneRow) {
        if (!held && begun.inUse() < cores) {
            cpu.submit(workNanos, done, row(onDoneEvent, doneRow));
        } else {
            waiting.addFirst(onDoneEvent, doneRow, workNanos);
        }
    }

    @Override
    public void dropWaiting() {
        while (!waiting.isEmpty()) {
            waiting.remove();
        }
    }

    @Override
    public void hold(boolean holds) {
        held = holds;
        beginNext();
    }

    @Override
    public int queueLength() {
        return waiting.size();
    }

    @Override
    public double busyNanos() {
        return cpu.busyNanos();
    }

    @Override
    public long periods() {
        return cpu.periods();
    }

    @Override
    public long throttledPeriods() {
        return cpu.throttledPeriods();
    }

    @Override
    public double throttledNanos() {
        return cpu.throttledNanos();
    }

    @Override
    public void resetStatistics() {
        cpu.resetStatistics();
    }

    private int row(Event event, int doneRow) {
        int job = begun.take();
        if (job >= doneRows.length) {
            onDone = Arrays.copyOf(onDone, begun.capacity());
            doneRows = Arrays.copyOf(doneRows, begun.capacity());
        }
        onDone[job] = event;
        doneRows[job] = doneRow;
        return job;
    }

    private void finish(int job) {
        Event event = Objects.requireNonNull(onDone[job]);
        int row = doneRows[job];
        onDone[job] = null;
        begun.free(job);
        beginNext();
        event.now(row);
    }

    private void beginNext() {
        while (!held && !waiting.isEmpty() && begun.inUse() < cores) {
            long workNanos = waiting.firstAmount();
            int job = row(waiting.firstEvent(), waiting.firstRow());
            long cause = waiting.actForFirst();
            cpu.submit(workNanos, done, job);
            waiting.actAgainFor(cause);
            waiting.remove();
        }
    }
}
