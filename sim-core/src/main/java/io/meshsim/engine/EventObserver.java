package io.meshsim.engine;

/** Hears of every event as it is about to run. */
public interface EventObserver {

    /**
     * An event runs now.
     *
     * @param number 1 for the first event of the run, then one more each
     * @param cause number of the event that scheduled it; 0 if it was scheduled between events
     * @param row what the event is about; of a timer or an action, a number of no meaning
     */
    void onEvent(long number, long cause, long timeNanos, String name, int row);
}
