package io.meshsim.engine;

import io.meshsim.engine.time.SimTime;
import io.meshsim.engine.trace.TraceRecord;
import java.util.List;

/** A handler threw: the run is over, and this says where it stood. */
public final class SimulationFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long timeNanos;
    private final long seed;

    SimulationFailure(
            String event, long timeNanos, long seed, List<TraceRecord> last, Throwable cause) {
        super(message(event, timeNanos, seed, last, cause), cause);
        this.timeNanos = timeNanos;
        this.seed = seed;
    }

    /** When it happened. */
    public long timeNanos() {
        return timeNanos;
    }

    /** The seed that repeats it. */
    public long seed() {
        return seed;
    }

    private static String message(
            String event, long timeNanos, long seed, List<TraceRecord> last, Throwable cause) {
        StringBuilder text = new StringBuilder();
        text.append("event \"").append(event).append("\" failed at ");
        text.append(SimTime.text(timeNanos)).append(": ").append(reason(cause));
        text.append("\n  seed  ").append(seed).append("\n  last events");
        for (TraceRecord happened : last) {
            text.append("\n    ").append(happened);
        }
        return text.toString();
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
