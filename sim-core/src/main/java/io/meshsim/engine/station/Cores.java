package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import java.util.Optional;

/** The cores that one process works on: jobs queue for them, first come, first served. */
public sealed interface Cores permits Station, LimitedCores {

    /** So many cores, and if there is a quota, no more than that of each period. */
    static Cores of(Simulation simulation, String name, int cores, Optional<CfsQuota> quota) {
        return quota.isPresent()
                ? new LimitedCores(simulation, name, cores, quota.get())
                : new Station(simulation, name, cores);
    }

    /** Queues work; {@code onDone} runs for {@code doneRow} when it has been done. */
    void submit(long workNanos, Event onDone, int doneRow);

    /** The same, but before all that wait: it is next when a core is free. */
    void submitFirst(long workNanos, Event onDone, int doneRow);

    /** Forgets the jobs that wait; those that have begun are finished and reported. */
    void dropWaiting();

    /** Lets no further job begin, or lets them begin again; those that have begun are finished. */
    void hold(boolean holds);

    /** Jobs that wait for a core. */
    int queueLength();

    /** Core time spent since the start or the last reset, in nanoseconds. */
    double busyNanos();

    /** Periods of the quota in which somebody wanted to run; 0 without a quota. */
    long periods();

    /** Those of them in which the quota was used up before all was done. */
    long throttledPeriods();

    /** Time for which all cores stood still because the quota was used up, in nanoseconds. */
    double throttledNanos();

    /** Starts the statistics anew; work goes on. */
    void resetStatistics();
}
