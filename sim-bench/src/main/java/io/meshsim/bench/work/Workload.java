package io.meshsim.bench.work;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A kind of work that is the same for every engine. */
public enum Workload {
    /** Each of n pending events schedules itself again after a gap; an operation is an event. */
    HOLD(false),
    /** A queue with one server at load 0.9; an operation is a customer, which takes two events. */
    MM1(false),
    /**
     * Each activity of n sources sets its source's timer anew, and half of the timers ring; an
     * operation is an activity.
     */
    TIMER(false),
    /** Hold, with half of the events 30 gaps away and half a hundredth of one. */
    BIMODAL(true),
    /** Hold, with all events at one instant, once a second. */
    BURST(true),
    /** Hold, with gaps that change by a factor of 1,000 every million events. */
    SHIFT(true),
    /** Hold, where nine events in ten follow at once. */
    ZERO(true);

    private final boolean adversarial;

    Workload(boolean adversarial) {
        this.adversarial = adversarial;
    }

    /** The name used in options and tables. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The workload of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Workload named(String text) {
        return Arrays.stream(values())
                .filter(workload -> workload.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "workload " + text + " must be one of " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Workload::text).collect(Collectors.joining(", "));
    }

    /** Whether it is one of those made to break a bucket queue, which peers are not asked to do. */
    public boolean isAdversarial() {
        return adversarial;
    }
}
