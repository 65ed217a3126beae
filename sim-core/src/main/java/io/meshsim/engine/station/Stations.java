package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import java.util.Arrays;

/**
 * A family of like stations, such as the worker threads of all proxies: each several servers behind
 * one first-come-first-served queue.
 *
 * <p>A station is a row of 69 bytes, a job one of 24; nothing else is allocated, and nothing per
 * job. {@link Station} shows one of them by itself.
 */
public final class Stations {

    private static final int LINE = 3;
    private static final int FIRST = 1;
    private static final int LAST = 2;

    private final Simulation simulation;
    private final String name;
    private final Event served;
    private final Jobs jobs = new Jobs();
    private final Causes causes;
    private final Levels busy = new Levels();
    private final Levels queued = new Levels();

    /** Of each station, side by side: servers, first and last job that waits. */
    private int[] lines = {};

    private long[] startNanos = {};
    private boolean[] held = {};
    private int size;

    /** A family without stations. */
    public Stations(Simulation simulation, String name) {
        this.simulation = simulation;
        this.name = name;
        this.served = simulation.event(name + ".served", this::finish);
        this.causes = new Causes(simulation);
    }

    /**
     * Adds an idle station and gives its row; rows count from 0.
     *
     * @throws IllegalArgumentException if there is no server
     */
    public int add(int withServers) {
        if (withServers < 1) {
            throw new IllegalArgumentException(
                    "station " + name + " needs at least one server, not " + withServers);
        }
        if (size == startNanos.length) {
            grow();
        }
        int station = size++;
        long nowNanos = simulation.nowNanos();
        lines[station * LINE] = withServers;
        lines[station * LINE + FIRST] = Jobs.NONE;
        startNanos[station] = nowNanos;
        busy.begin(station, nowNanos);
        queued.begin(station, nowNanos);
        return station;
    }

    /** One of the stations by itself. */
    public Station station(int station) {
        return new Station(this, station);
    }

    /**
     * Queues work; {@code onDone} runs for {@code row} as soon as it has been served, and the next
     * job has begun.
     */
    public void submit(int station, long serviceNanos, Event onDone, int row) {
        int job = jobs.add(station, serviceNanos, onDone, row);
        if (!begin(station, serviceNanos, job)) {
            enqueue(station, job);
        }
    }

    /** The same, but before all that wait: it is next when a server is free. */
    public void submitFirst(int station, long serviceNanos, Event onDone, int row) {
        int job = jobs.add(station, serviceNanos, onDone, row);
        if (begin(station, serviceNanos, job)) {
            return;
        }
        int first = lines[station * LINE + FIRST];
        if (first == Jobs.NONE) {
            enqueue(station, job);
            return;
        }
        causes.note(job);
        jobs.putBehind(first, job);
        lines[station * LINE + FIRST] = job;
        queued.add(station, simulation.nowNanos(), 1);
    }

    private boolean begin(int station, long serviceNanos, int job) {
        boolean canBegin = !held[station] && busy.level(station) < servers(station);
        if (canBegin) {
            busy.add(station, simulation.nowNanos(), 1);
            served.after(serviceNanos, job);
        }
        return canBegin;
    }

    /** Forgets the jobs that wait; those in service are finished and reported. */
    public void dropWaiting(int station) {
        queued.add(station, simulation.nowNanos(), -queued.level(station));
        int job = lines[station * LINE + FIRST];
        lines[station * LINE + FIRST] = Jobs.NONE;
        while (job != Jobs.NONE) {
            int next = jobs.next(job);
            jobs.remove(job);
            job = next;
        }
    }

    /**
     * Lets no further job begin, or lets them begin again; those in service are finished and
     * reported.
     */
    public void hold(int station, boolean holds) {
        held[station] = holds;
        while (!holds && canBegin(station)) {
            startNext(station);
        }
    }

    private boolean canBegin(int station) {
        return busy.level(station) < servers(station) && queued.level(station) > 0;
    }

    /** Servers at work. */
    public int busyServers(int station) {
        return busy.level(station);
    }

    /** Jobs that wait for a server. */
    public int queueLength(int station) {
        return queued.level(station);
    }

    /** Server time spent since the station was added or last reset, in nanoseconds. */
    public double busyNanos(int station) {
        return busy.area(station, simulation.nowNanos());
    }

    /**
     * Share of all servers' time spent at work since the station was added or last reset, 0 to 1.
     */
    public double utilisation(int station) {
        return mean(busy, station) / servers(station);
    }

    /** Mean number of waiting jobs since the station was added or last reset. */
    public double meanQueueLength(int station) {
        return mean(queued, station);
    }

    /** Starts a station's statistics anew; work goes on. */
    public void resetStatistics(int station) {
        long nowNanos = simulation.nowNanos();
        startNanos[station] = nowNanos;
        busy.reset(station, nowNanos);
        queued.reset(station, nowNanos);
    }

    private int servers(int station) {
        return lines[station * LINE];
    }

    private double mean(Levels levels, int station) {
        long nowNanos = simulation.nowNanos();
        long nanos = nowNanos - startNanos[station];
        return nanos == 0 ? levels.level(station) : levels.area(station, nowNanos) / nanos;
    }

    private void enqueue(int station, int job) {
        causes.note(job);
        int line = station * LINE;
        if (lines[line + FIRST] == Jobs.NONE) {
            lines[line + FIRST] = job;
        } else {
            jobs.putBehind(job, lines[line + LAST]);
        }
        lines[line + LAST] = job;
        queued.add(station, simulation.nowNanos(), 1);
    }

    private void finish(int job) {
        int station = jobs.station(job);
        Event onDone = jobs.onDone(job);
        int row = jobs.row(job);
        jobs.remove(job);
        busy.add(station, simulation.nowNanos(), -1);
        startNext(station);
        onDone.now(row);
    }

    private void startNext(int station) {
        int job = lines[station * LINE + FIRST];
        if (job != Jobs.NONE && !held[station]) {
            lines[station * LINE + FIRST] = jobs.next(job);
            queued.add(station, simulation.nowNanos(), -1);
            busy.add(station, simulation.nowNanos(), 1);
            causes.schedule(job, served, jobs.serviceNanos(job), job);
        }
    }

    private void grow() {
        int capacity = Math.max(4, Math.multiplyExact(size, 2));
        lines = Arrays.copyOf(lines, Math.multiplyExact(capacity, LINE));
        startNanos = Arrays.copyOf(startNanos, capacity);
        held = Arrays.copyOf(held, capacity);
    }
}
