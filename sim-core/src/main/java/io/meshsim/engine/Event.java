package io.meshsim.engine;

import java.util.function.IntConsumer;

/**
 * A kind of event: a handler registered once, by name, when the model is built.
 *
 * <p>Scheduling one is a store: {@code onDone.after(delayNanos, row)}. The row says which request,
 * connection or pod it is about.
 */
public final class Event {

    private final Simulation simulation;
    private final String name;
    private final int number;
    private final IntConsumer handler;

    Event(Simulation simulation, String name, int number, IntConsumer handler) {
        this.simulation = simulation;
        this.name = name;
        this.number = number;
        this.handler = handler;
    }

    /**
     * Schedules the handler for a row.
     *
     * @throws IllegalArgumentException if the delay is negative or overflows time
     */
    public void after(long delayNanos, int row) {
        simulation.schedule(delayNanos, number, row);
    }

    /** The name it was registered under. */
    public String name() {
        return name;
    }

    void run(int row) {
        handler.accept(row);
    }
}
