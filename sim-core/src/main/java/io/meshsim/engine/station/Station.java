package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.stat.TimeWeighted;
import java.util.ArrayDeque;
import java.util.Deque;

/** Several servers behind one first-come-first-served queue: a CPU, a pool of worker threads. */
public final class Station {

    private final Simulation simulation;
    private final int servers;
    private final Event served;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final TimeWeighted busy = new TimeWeighted();
    private final TimeWeighted queued = new TimeWeighted();
    private final Job[] inService;

    private record Job(long serviceNanos, Event onDone, int row) {}

    /** An idle station; throws IllegalArgumentException if there is no server. */
    public Station(Simulation simulation, String name, int servers) {
        if (servers < 1) {
            throw new IllegalArgumentException(
                    "station " + name + " needs at least one server, not " + servers);
        }
        this.simulation = simulation;
        this.servers = servers;
        this.inService = new Job[servers];
        this.served = simulation.event(name + ".served", this::finish);
    }

    /** Queues work; {@code onDone} runs for {@code row} when it has been served. */
    public void submit(long serviceNanos, Event onDone, int row) {
        Job job = new Job(serviceNanos, onDone, row);
        int idle = idleServer();
        if (idle < 0) {
            waiting.add(job);
            queued.set(simulation.nowNanos(), waiting.size());
        } else {
            start(idle, job);
        }
    }

    /** Forgets the jobs that wait; those in service are finished and reported. */
    public void dropWaiting() {
        waiting.clear();
        queued.set(simulation.nowNanos(), 0);
    }

    /** Servers at work. */
    public int busyServers() {
        return (int) busy.level();
    }

    /** Jobs that wait for a server. */
    public int queueLength() {
        return waiting.size();
    }

    /** Server time spent since the start or the last reset, in nanoseconds. */
    public double busyNanos() {
        return busy.area(simulation.nowNanos());
    }

    /** Share of all servers' time spent at work since the start or the last reset, 0 to 1. */
    public double utilisation() {
        return busy.mean(simulation.nowNanos()) / servers;
    }

    /** Mean number of waiting jobs since the start or the last reset. */
    public double meanQueueLength() {
        return queued.mean(simulation.nowNanos());
    }

    /** Starts the statistics anew; work goes on. */
    public void resetStatistics() {
        busy.reset(simulation.nowNanos());
        queued.reset(simulation.nowNanos());
    }

    private int idleServer() {
        for (int server = 0; server < servers; server++) {
            if (inService[server] == null) {
                return server;
            }
        }
        return -1;
    }

    private void start(int server, Job job) {
        inService[server] = job;
        busy.set(simulation.nowNanos(), busy.level() + 1);
        served.after(job.serviceNanos(), server);
    }

    private void finish(int server) {
        Job done = inService[server];
        inService[server] = null;
        busy.set(simulation.nowNanos(), busy.level() - 1);
        Job next = waiting.poll();
        if (next != null) {
            queued.set(simulation.nowNanos(), waiting.size());
            start(server, next);
        }
        done.onDone().after(0, done.row());
    }
}
