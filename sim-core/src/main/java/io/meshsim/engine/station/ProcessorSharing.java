package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Rows;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.Timers;
import io.meshsim.engine.stat.TimeWeighted;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cores that all present jobs share equally, at most one core to a job: a fair scheduler, in the
 * limit of short time slices.
 *
 * <p>Nobody waits; with n jobs on c cores each job runs at the rate min(1, c/n). A job that comes
 * or leaves costs O(log n). Work is counted in parts of 2^-16 ns, so a job ends at the next whole
 * nanosecond, and is late beyond that by at most one part for each job that came or left meanwhile.
 */
public final class ProcessorSharing {

    private static final int FRACTION_BITS = 16;
    private static final long MOST_WORK_NANOS = 1L << 45;
    private static final long COUNT_ANEW = 1L << 61;

    private final Simulation simulation;
    private final String name;
    private final int cores;
    private final Timers completion;
    private final Finishes finishes = new Finishes();
    private final Rows jobs;
    private final Causes causes;
    private final TimeWeighted busy = new TimeWeighted();
    private final TimeWeighted present = new TimeWeighted();
    private Runnable onChange = () -> {};
    private @Nullable Event[] onDone = {};
    private int[] doneRows = {};

    /** Parts of a nanosecond of work done for each job that was there all the time. */
    private long attained;

    private long settledNanos;
    private boolean paused;

    /**
     * Idle cores.
     *
     * @throws IllegalArgumentException if there is no core
     */
    public ProcessorSharing(Simulation simulation, String name, int cores) {
        if (cores < 1) {
            throw new IllegalArgumentException(name + " needs at least one core, not " + cores);
        }
        this.simulation = simulation;
        this.name = name;
        this.cores = cores;
        completion = simulation.timers(name + ".completion", row -> catchUp());
        jobs = new Rows("jobs of " + name);
        causes = new Causes(simulation);
        resetStatistics();
    }

    /**
     * Begins work; {@code doneEvent} runs for {@code row} when so much core time was spent on it.
     *
     * @throws IllegalArgumentException if the work is negative or more than 2^45 ns, some 9.7 h
     */
    public void submit(long workNanos, Event doneEvent, int row) {
        if (workNanos < 0 || workNanos > MOST_WORK_NANOS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "work of %d ns for %s must be 0 to 2^45 ns",
                            workNanos,
                            name));
        }
        settle();
        int job = jobs.take();
        if (job >= doneRows.length) {
            onDone = Arrays.copyOf(onDone, jobs.capacity());
            doneRows = Arrays.copyOf(doneRows, jobs.capacity());
        }
        onDone[job] = doneEvent;
        doneRows[job] = row;
        causes.note(job);
        finishes.add(attained + (workNanos << FRACTION_BITS), job);
        change();
    }

    /** Forgets all jobs, as when a process dies. */
    public void dropAll() {
        settle();
        while (finishes.size() > 0) {
            leave();
        }
        change();
    }

    /** Jobs that are there. */
    public int jobs() {
        return finishes.size();
    }

    /** Cores at work. */
    public int busyCores() {
        return (int) busy.level();
    }

    /** Core time spent since the start or the last reset, in nanoseconds. */
    public double busyNanos() {
        return busy.area(simulation.nowNanos());
    }

    /** Share of all cores' time spent at work since the start or the last reset, 0 to 1. */
    public double utilisation() {
        return busy.mean(simulation.nowNanos()) / cores;
    }

    /** Mean number of jobs since the start or the last reset. */
    public double meanJobs() {
        return present.mean(simulation.nowNanos());
    }

    /** Starts the statistics anew; work goes on. */
    public void resetStatistics() {
        busy.reset(simulation.nowNanos());
        present.reset(simulation.nowNanos());
    }

    /** Has somebody told whenever the number of jobs or of busy cores may have changed. */
    void whenChanged(Runnable listener) {
        onChange = listener;
    }

    /** Lets all jobs stand still, or go on; does not tell the listener. */
    void pause(boolean stand) {
        settle();
        paused = stand;
        rearm();
    }

    /** Lets go who is finished by now, and tells the listener. */
    void catchUp() {
        settle();
        change();
    }

    private void change() {
        rearm();
        onChange.run();
    }

    /** Brings work up to now, and lets go who has all of his. */
    private void settle() {
        long nowNanos = simulation.nowNanos();
        if (finishes.size() > 0 && !paused) {
            attained += attained(nowNanos - settledNanos);
        }
        settledNanos = nowNanos;
        while (finishes.size() > 0 && finishes.firstMoment() <= attained) {
            int job = leave();
            causes.schedule(job, Objects.requireNonNull(onDone[job]), 0, doneRows[job]);
        }
        if (finishes.size() == 0) {
            attained = 0;
        } else if (attained > COUNT_ANEW) {
            finishes.subtract(attained);
            attained = 0;
        }
    }

    /** The row stays readable until the next job comes. */
    private int leave() {
        int job = finishes.poll();
        jobs.free(job);
        return job;
    }

    private void rearm() {
        int present = finishes.size();
        int working = paused ? 0 : Math.min(present, cores);
        busy.set(simulation.nowNanos(), working);
        this.present.set(simulation.nowNanos(), present);
        if (working > 0) {
            completion.reset(0, nanosFor(finishes.firstMoment() - attained));
        } else {
            completion.cancel(0);
        }
    }

    /**
     * Work done for each job in so many nanoseconds, rounded down; in an order free of overflow.
     */
    private long attained(long nanos) {
        int present = finishes.size();
        if (present <= cores) {
            return nanos << FRACTION_BITS;
        }
        long coreParts = (long) cores << FRACTION_BITS;
        return nanos / present * coreParts + nanos % present * coreParts / present;
    }

    /** The least time in which that much work is done for each job. */
    private long nanosFor(long work) {
        int present = finishes.size();
        if (present <= cores) {
            return -Math.floorDiv(-work, 1L << FRACTION_BITS);
        }
        long coreParts = (long) cores << FRACTION_BITS;
        long rest = work % coreParts * present;
        return Math.multiplyExact(work / coreParts, (long) present)
                - Math.floorDiv(-rest, coreParts);
    }
}
