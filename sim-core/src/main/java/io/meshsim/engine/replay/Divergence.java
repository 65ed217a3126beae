package io.meshsim.engine.replay;

import io.meshsim.engine.EventObserver;
import io.meshsim.engine.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first event in which two runs differ that should have been one: what it was on either side,
 * and what led to it.
 *
 * @param event its number, from 1
 * @param what how they differ
 * @param first the event in the first run and its causes, the event first; empty if there is none
 * @param second the same in the second run
 */
public record Divergence(long event, String what, List<String> first, List<String> second) {

    private static final int MOST_CAUSES = 8;

    /** Something that can be run from the start, as often as asked. */
    public interface Run {

        /**
         * Builds a simulation that the observer watches, tells of it before its first event, and
         * runs it.
         */
        void run(EventObserver observer, Started started);
    }

    /** Hears of the simulation. */
    public interface Started {

        /** This is it. */
        void on(Simulation simulation);
    }

    public Divergence {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /** Runs it twice; empty if both runs were the same, event by event and record by record. */
    public static Optional<Divergence> of(Run run) {
        Recording first = new Recording();
        run.run(first.observer(), first::started);
        Recording second = new Recording();
        run.run(second.observer(), second::started);
        return first.differenceFrom(second);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "the runs differ at event %,d: ", event));
        text.append(what);
        append(text, "first run", first);
        append(text, "second run", second);
        return text.toString();
    }

    static Optional<Divergence> between(EventLog a, EventLog b, boolean sameEnd) {
        int both = Math.min(a.size(), b.size());
        for (int event = 1; event <= both; event++) {
            if (event > 1 && a.recordedOtherwise(b, event)) {
                return Optional.of(at(a, b, event - 1, "it recorded something else"));
            }
            if (!a.agrees(b, event)) {
                return Optional.of(at(a, b, event, "another event ran"));
            }
        }
        if (a.size() != b.size()) {
            return Optional.of(at(a, b, both + 1, "one run has ended"));
        }
        return sameEnd
                ? Optional.empty()
                : Optional.of(at(a, b, both, "it recorded something else"));
    }

    private static Divergence at(EventLog a, EventLog b, int event, String what) {
        return new Divergence(event, what, chain(a, event), chain(b, event));
    }

    private static List<String> chain(EventLog log, int event) {
        return event > log.size() ? List.of() : log.chain(event);
    }

    private static void append(StringBuilder text, String title, List<String> chain) {
        text.append("\n  ").append(title);
        List<String> lines = new ArrayList<>(chain);
        if (lines.isEmpty()) {
            lines.add("no event");
        }
        for (int i = 0; i < Math.min(lines.size(), MOST_CAUSES + 1); i++) {
            text.append(i == 0 ? "\n    " : "\n    because  ").append(lines.get(i));
        }
        int more = lines.size() - MOST_CAUSES - 1;
        if (more > 0) {
            text.append("\n    and ").append(more).append(" more before that");
        }
    }
}
