package io.meshsim.engine.station;

import io.meshsim.engine.stat.Tally;

/** How often something was had, how often it had to be waited for, and for how long. */
public final class Contention {

    private final Tally waits = new Tally();
    private long acquisitions;

    Contention() {}

    /** Times it was had since the start or the last reset. */
    public long acquisitions() {
        return acquisitions;
    }

    /** Those of them that had to wait. */
    public long contended() {
        return waits.count();
    }

    /** Waiting times of those that had to wait, in nanoseconds. */
    public Tally waits() {
        return waits;
    }

    /** Mean waiting time of all, those included that did not have to; 0 if there are none. */
    public double meanWaitNanos() {
        return acquisitions == 0 ? 0 : waits.mean() * waits.count() / acquisitions;
    }

    void addAtOnce() {
        acquisitions++;
    }

    void addAfter(long waitNanos) {
        acquisitions++;
        waits.add((double) waitNanos);
    }

    void reset() {
        acquisitions = 0;
        waits.reset();
    }
}
