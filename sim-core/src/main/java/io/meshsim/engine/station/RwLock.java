package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.time.SimTime;
import java.util.Locale;

/**
 * A lock that many readers may hold together, or one writer alone; as Go's sync.RWMutex.
 *
 * <p>A waiting writer keeps new readers out, so writers do not starve; when a writer leaves, all
 * readers that wait at that moment go before the next writer, so readers do not starve either.
 * Writers come one by one in the order of arrival. Source: Go, src/sync/rwmutex.go. There a reader
 * can slip in between two writers while the second wakes up; here the second is there at once.
 */
public final class RwLock {

    private final Simulation simulation;
    private final String name;
    private final Waiters waitingReaders;
    private final Waiters waitingWriters;
    private final Contention reads = new Contention();
    private final Contention writes = new Contention();
    private int readers;
    private boolean written;

    /** A lock that nobody holds. */
    public RwLock(Simulation simulation, String name) {
        this.simulation = simulation;
        this.name = name;
        waitingReaders = new Waiters(simulation, name);
        waitingWriters = new Waiters(simulation, name);
    }

    /** Locks for reading; {@code onHeld} runs for {@code row} once it is held. */
    public void lockRead(Event onHeld, int row) {
        if (written || !waitingWriters.isEmpty()) {
            waitingReaders.add(onHeld, row, 1);
            return;
        }
        readers++;
        reads.addAtOnce();
        onHeld.after(0, row);
    }

    /** Locks for writing; {@code onHeld} runs for {@code row} once it is held. */
    public void lockWrite(Event onHeld, int row) {
        if (tryLockWrite()) {
            onHeld.after(0, row);
        } else {
            waitingWriters.add(onHeld, row, 1);
        }
    }

    /** Locks for writing if that can be had at once. */
    public boolean tryLockWrite() {
        boolean isFree = !written && readers == 0;
        if (isFree) {
            written = true;
            writes.addAtOnce();
        }
        return isFree;
    }

    /**
     * A reader lets go.
     *
     * @throws IllegalStateException if no reader holds the lock
     */
    public void unlockRead() {
        if (readers == 0) {
            throw notHeld("reader");
        }
        readers--;
        letWriterIn();
    }

    /**
     * The writer lets go.
     *
     * @throws IllegalStateException if no writer holds the lock
     */
    public void unlockWrite() {
        if (!written) {
            throw notHeld("writer");
        }
        written = false;
        while (!waitingReaders.isEmpty()) {
            readers++;
            reads.addAfter(waitingReaders.wake());
        }
        letWriterIn();
    }

    /** Readers that hold it. */
    public int readers() {
        return readers;
    }

    /** Whether a writer holds it. */
    public boolean isWritten() {
        return written;
    }

    /** Readers and writers that wait. */
    public int waiting() {
        return waitingReaders.size() + waitingWriters.size();
    }

    /** What reading cost. */
    public Contention reads() {
        return reads;
    }

    /** What writing cost. */
    public Contention writes() {
        return writes;
    }

    /** Starts the statistics anew; who waits now counts from when it began to. */
    public void resetStatistics() {
        reads.reset();
        writes.reset();
    }

    private void letWriterIn() {
        if (readers == 0 && !waitingWriters.isEmpty()) {
            written = true;
            writes.addAfter(waitingWriters.wake());
        }
    }

    private IllegalStateException notHeld(String who) {
        return new IllegalStateException(
                String.format(
                        Locale.ROOT,
                        "%s is unlocked at %s, but no %s holds it",
                        name,
                        SimTime.text(simulation.nowNanos()),
                        who));
    }
}
