package io.meshsim.engine.stat;

/** A number that only grows. */
public final class Counter {

    private long value;

    /** Adds one. */
    public void increment() {
        value++;
    }

    /** Adds an amount, which must not be negative. */
    public void add(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("amount " + amount + " must not be negative");
        }
        value += amount;
    }

    /** The count so far. */
    public long value() {
        return value;
    }

    void reset() {
        value = 0;
    }
}
