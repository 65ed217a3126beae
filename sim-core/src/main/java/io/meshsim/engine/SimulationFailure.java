package io.meshsim.engine;

import io.meshsim.engine.time.SimTime;
import io.meshsim.engine.trace.Trace;
import io.meshsim.engine.trace.TraceRecord;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A handler threw, or a limit was reached: the run is over, and this says where it stood. */
public final class SimulationFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_RECORDS = 10;

    private final long timeNanos;
    private final long seed;

    private SimulationFailure(String message, Simulation simulation, @Nullable Throwable cause) {
        super(message, cause);
        this.timeNanos = simulation.nowNanos();
        this.seed = simulation.seed();
    }

    static SimulationFailure thrown(Throwable cause, String event, Simulation simulation) {
        String message =
                String.format(
                        Locale.ROOT,
                        "event \"%s\" failed at %s: %s",
                        event,
                        SimTime.text(simulation.nowNanos()),
                        reason(cause));
        return new SimulationFailure(message + state(simulation), simulation, cause);
    }

    static SimulationFailure limit(String broken, List<String> events, Simulation simulation) {
        StringBuilder message = new StringBuilder("the run is over its limit at ");
        message.append(SimTime.text(simulation.nowNanos())).append(": ").append(broken);
        message.append(events.isEmpty() ? "" : "\n  last events");
        events.forEach(event -> message.append("\n    ").append(event));
        return new SimulationFailure(message + state(simulation), simulation, null);
    }

    /** When it happened. */
    public long timeNanos() {
        return timeNanos;
    }

    /** The seed that repeats it. */
    public long seed() {
        return seed;
    }

    private static String state(Simulation simulation) {
        StringBuilder text = new StringBuilder("\n  seed  ").append(simulation.seed());
        Trace trace = simulation.trace();
        append(text, "caused by", trace.chain(trace.cause()));
        append(text, "last records", trace.last(MOST_RECORDS));
        return text.toString();
    }

    private static void append(StringBuilder text, String title, List<TraceRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        text.append("\n  ").append(title);
        int earlier = Math.max(0, records.size() - MOST_RECORDS);
        if (earlier > 0) {
            text.append("\n    (").append(earlier).append(" earlier)");
        }
        records.subList(earlier, records.size())
                .forEach(happened -> text.append("\n    ").append(happened));
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
