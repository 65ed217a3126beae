package io.meshsim.engine;

/** Entries ordered by (time, order); the payload travels along. */
interface EventQueue {

    void add(long timeNanos, long order, long payload);

    boolean isEmpty();

    int size();

    /** Time of the first entry; the queue must not be empty. */
    long firstTimeNanos();

    /** Removes the first entry and returns its payload; the queue must not be empty. */
    long removeFirst();
}
