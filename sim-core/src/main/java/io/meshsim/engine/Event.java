package io.meshsim.engine;

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

    Event(Simulation simulation, String name, int number) {
        this.simulation = simulation;
        this.name = name;
        this.number = number;
    }

    /**
     * Schedules the handler for a row.
     *
     * @throws IllegalArgumentException if the delay is negative or overflows time
     */
    public void after(long delayNanos, int row) {
        simulation.schedule(delayNanos, number, row);
    }

    /** Runs the handler for a row at once, as part of the event under way. */
    public void now(int row) {
        simulation.handle(number, row);
    }

    /** The name it was registered under. */
    public String name() {
        return name;
    }

    int number() {
        return number;
    }
}
