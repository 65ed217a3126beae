package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.Timers;
import io.meshsim.engine.stat.TimeWeighted;
import io.meshsim.engine.time.SimTime;

/**
 * Cores shared fairly by threads that want to run, and held back when their quota is used up.
 *
 * <p>Threads that are runnable share the cores as in {@link ProcessorSharing}, which is what CFS
 * comes to over more than a few milliseconds, at O(log n) a change and without an event per time
 * slice. All running threads use up one quota, so four of them use 100 ms within 25 ms; then all
 * stand still, throttled, until the next period. Periods begin with the first job and keep their
 * phase, as those of the kernel do. What was used beyond the quota within the last nanosecond is
 * taken off the next one, so a group that is throttled all the time gets its quota exactly.
 *
 * <p>Simplified: the kernel hands the quota out to each core in slices of 5 ms
 * (sched_cfs_bandwidth_slice_us), of which a rest of up to 1 ms can stay behind on an idle core;
 * here no rest is lost. There are no weights between groups and no burst (it is 0 unless set).
 * Source: Linux, Documentation/scheduler/sched-bwc.rst.
 */
public final class Cpu {

    private final Simulation simulation;
    private final int cores;
    private final ProcessorSharing threads;
    private final CfsBandwidth bandwidth;
    private final Timers quotaCheck;
    private final TimeWeighted heldBack = new TimeWeighted();
    private final TimeWeighted coresHeldBack = new TimeWeighted();

    /** Cores without a quota; throws IllegalArgumentException if there is no core. */
    public Cpu(Simulation simulation, String name, int cores) {
        this(simulation, name, cores, CfsBandwidth.unlimited());
    }

    /** Cores with a quota; throws IllegalArgumentException if there is no core. */
    public Cpu(Simulation simulation, String name, int cores, CfsQuota quota) {
        this(simulation, name, cores, CfsBandwidth.of(quota));
    }

    private Cpu(Simulation simulation, String name, int cores, CfsBandwidth bandwidth) {
        this.simulation = simulation;
        this.cores = cores;
        this.bandwidth = bandwidth;
        threads = new ProcessorSharing(simulation, name, cores);
        threads.whenChanged(this::update);
        quotaCheck = simulation.timers(name + ".quota", row -> threads.catchUp());
        resetStatistics();
    }

    /**
     * Makes a thread runnable; {@code onDone} runs for {@code row} when it has had so much core
     * time.
     *
     * @throws IllegalArgumentException if the work is negative or more than 2^45 ns, some 9.7 h
     */
    public void submit(long workNanos, Event onDone, int row) {
        bandwidth.begin(simulation.nowNanos());
        threads.submit(workNanos, onDone, row);
    }

    /** Forgets all threads, as when the process dies; the quota they used stays used. */
    public void dropAll() {
        threads.dropAll();
    }

    /** Threads that run or want to. */
    public int runnable() {
        return threads.jobs();
    }

    /** Cores at work; none while throttled. */
    public int busyCores() {
        return threads.busyCores();
    }

    /** Whether threads are held back until the next period. */
    public boolean isThrottled() {
        return bandwidth.isHeld();
    }

    /** Core time spent since the start or the last reset, in nanoseconds. */
    public double busyNanos() {
        return threads.busyNanos();
    }

    /** Share of all cores' time spent at work since the start or the last reset, 0 to 1. */
    public double utilisation() {
        return threads.utilisation();
    }

    /** Mean number of runnable threads since the start or the last reset. */
    public double meanRunnable() {
        return threads.meanJobs();
    }

    /**
     * Periods that ended since the start or the last reset in which a thread wanted to run; 0
     * without a quota. {@code nr_periods} of cpu.stat, but for one more that the kernel counts
     * before it goes idle.
     */
    public long periods() {
        bandwidth.settle(simulation.nowNanos());
        return bandwidth.periods();
    }

    /** Those of them at whose end threads were held back: {@code nr_throttled} of cpu.stat. */
    public long throttledPeriods() {
        bandwidth.settle(simulation.nowNanos());
        return bandwidth.throttledPeriods();
    }

    /** Time for which threads were held back, however many, in nanoseconds. */
    public double throttledNanos() {
        return heldBack.area(simulation.nowNanos());
    }

    /**
     * The same for each core that would have had work, added up, in nanoseconds: {@code
     * throttled_usec} of cpu.stat, which adds up over run queues (Linux, kernel/sched/fair.c,
     * unthrottle_cfs_rq) and so can run faster than the clock.
     */
    public double throttledCoreNanos() {
        return coresHeldBack.area(simulation.nowNanos());
    }

    /** Starts the statistics anew; work and the current period go on. */
    public void resetStatistics() {
        long nowNanos = simulation.nowNanos();
        threads.resetStatistics();
        bandwidth.settle(nowNanos);
        bandwidth.resetCounts();
        heldBack.reset(nowNanos);
        coresHeldBack.reset(nowNanos);
    }

    private void update() {
        long nowNanos = simulation.nowNanos();
        bandwidth.settle(nowNanos);
        boolean holding = bandwidth.isUsedUp() && threads.jobs() > 0;
        if (holding != bandwidth.isHeld()) {
            threads.pause(holding);
        }
        bandwidth.run(threads.busyCores(), holding);
        heldBack.set(nowNanos, holding ? 1 : 0);
        coresHeldBack.set(nowNanos, holding ? Math.min(threads.jobs(), cores) : 0);
        long nextNanos = bandwidth.nextNanos();
        if (nextNanos == SimTime.NEVER) {
            quotaCheck.cancel(0);
        } else {
            quotaCheck.reset(0, nextNanos - nowNanos);
        }
    }
}
