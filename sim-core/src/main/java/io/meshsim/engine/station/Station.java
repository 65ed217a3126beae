package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;

/**
 * Several servers behind one first-come-first-served queue: a CPU, a pool of worker threads.
 *
 * <p>A view of one of {@link Stations}, which is what to use where there are many.
 */
public final class Station implements Cores {

    private final Stations family;
    private final int row;

    /** An idle station; throws IllegalArgumentException if there is no server. */
    public Station(Simulation simulation, String name, int servers) {
        family = new Stations(simulation, name);
        row = family.add(servers);
    }

    Station(Stations family, int row) {
        this.family = family;
        this.row = row;
    }

    /** Queues work; {@code onDone} runs for {@code doneRow} when it has been served. */
    @Override
    public void submit(long serviceNanos, Event onDone, int doneRow) {
        family.submit(row, serviceNanos, onDone, doneRow);
    }

    /** The same, but before all that wait: it is next when a server is free. */
    @Override
    public void submitFirst(long serviceNanos, Event onDone, int doneRow) {
        family.submitFirst(row, serviceNanos, onDone, doneRow);
    }

    /** Forgets the jobs that wait; those in service are finished and reported. */
    @Override
    public void dropWaiting() {
        family.dropWaiting(row);
    }

    /** Lets no further job begin, or lets them begin again; those in service are finished. */
    @Override
    public void hold(boolean holds) {
        family.hold(row, holds);
    }

    /** Servers at work. */
    public int busyServers() {
        return family.busyServers(row);
    }

    /** Jobs that wait for a server. */
    @Override
    public int queueLength() {
        return family.queueLength(row);
    }

    /** Server time spent since the start or the last reset, in nanoseconds. */
    @Override
    public double busyNanos() {
        return family.busyNanos(row);
    }

    @Override
    public long periods() {
        return 0;
    }

    @Override
    public long throttledPeriods() {
        return 0;
    }

    @Override
    public double throttledNanos() {
        return 0;
    }

    /** Share of all servers' time spent at work since the start or the last reset, 0 to 1. */
    public double utilisation() {
        return family.utilisation(row);
    }

    /** Mean number of waiting jobs since the start or the last reset. */
    public double meanQueueLength() {
        return family.meanQueueLength(row);
    }

    /** Starts the statistics anew; work goes on. */
    @Override
    public void resetStatistics() {
        family.resetStatistics(row);
    }
}
