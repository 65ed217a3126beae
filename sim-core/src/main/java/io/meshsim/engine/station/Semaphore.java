package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.stat.TimeWeighted;
import io.meshsim.engine.time.SimTime;
import java.util.Locale;

/**
 * A number of permits, handed to those who wait in the order they came.
 *
 * <p>Who wants many permits is not overtaken by somebody who wants few, even if these are free
 * meanwhile. So does Go's golang.org/x/sync/semaphore, but that lets a request for more permits
 * than there are wait forever, which is refused here.
 */
public final class Semaphore {

    private final Simulation simulation;
    private final String name;
    private final int permits;
    private final Waiters waiters;
    private final Contention contention = new Contention();
    private final TimeWeighted held = new TimeWeighted();
    private final TimeWeighted waiting = new TimeWeighted();

    /**
     * All permits are free.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Semaphore(Simulation simulation, String name, int permits) {
        if (permits < 1) {
            throw new IllegalArgumentException(name + " needs at least one permit, not " + permits);
        }
        this.simulation = simulation;
        this.name = name;
        this.permits = permits;
        waiters = new Waiters(simulation, name);
        resetStatistics();
    }

    /**
     * Takes permits; {@code onHeld} runs for {@code row} once they are held.
     *
     * @throws IllegalArgumentException if fewer than 1 are wanted, or more than there are
     */
    public void acquire(int wanted, Event onHeld, int row) {
        if (tryAcquire(wanted)) {
            onHeld.after(0, row);
        } else {
            waiters.add(onHeld, row, wanted);
            waiting.set(simulation.nowNanos(), waiters.size());
        }
    }

    /**
     * Takes permits if they are free and nobody waits; whether it did.
     *
     * @throws IllegalArgumentException if fewer than 1 are wanted, or more than there are
     */
    public boolean tryAcquire(int wanted) {
        check(wanted, permits, "there are");
        if (wanted > available() || !waiters.isEmpty()) {
            return false;
        }
        hold(wanted);
        contention.addAtOnce();
        return true;
    }

    /**
     * Gives permits back, and to those who have waited longest.
     *
     * @throws IllegalArgumentException if fewer than 1 are given back, or more than are held
     */
    public void release(int given) {
        check(given, permits - available(), "are held");
        hold(-given);
        while (!waiters.isEmpty() && waiters.firstAmount() <= available()) {
            hold(waiters.firstAmount());
            contention.addAfter(waiters.wake());
        }
        waiting.set(simulation.nowNanos(), waiters.size());
    }

    /** Permits that are free. */
    public int available() {
        return permits - (int) held.level();
    }

    /** How many wait. */
    public int waiting() {
        return waiters.size();
    }

    /** What the permits cost those who took them. */
    public Contention contention() {
        return contention;
    }

    /** Mean share of permits that were held since the start or the last reset, 0 to 1. */
    public double utilisation() {
        return held.mean(simulation.nowNanos()) / permits;
    }

    /** Mean number of those who waited since the start or the last reset. */
    public double meanWaiting() {
        return waiting.mean(simulation.nowNanos());
    }

    /** Starts the statistics anew; who waits now counts from when it began to. */
    public void resetStatistics() {
        contention.reset();
        held.reset(simulation.nowNanos());
        waiting.reset(simulation.nowNanos());
    }

    private void hold(long more) {
        held.set(simulation.nowNanos(), held.level() + more);
    }

    private void check(int count, int most, String kind) {
        if (count < 1 || count > most) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d permits of %s at %s must be at least 1 and at most the %d that %s",
                            count,
                            name,
                            SimTime.text(simulation.nowNanos()),
                            most,
                            kind));
        }
    }
}
