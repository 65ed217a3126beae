package io.meshsim.engine;

/**
 * Entries ordered by time, and among equal times as the queue was made to order them.
 *
 * <p>An entry is a time and 64 bits that belong to the caller. Nothing may be added before the time
 * of the entry that was polled last.
 */
interface EventQueue {

    /** Puts an entry in. */
    void add(long timeNanos, long payload);

    /** Takes the first entry out if its time is not after {@code untilNanos}. */
    boolean poll(long untilNanos);

    /** Time of the entry polled last. */
    long timeNanos();

    /** Payload of the entry polled last. */
    long payload();

    /** Entries that wait. */
    int size();

    /** Takes dead entries out; the others keep their order. */
    void removeIf(EntryFilter dead);

    /** Says which entries. */
    interface EntryFilter {

        /** Whether this one. */
        boolean matches(long timeNanos, long payload);
    }
}
