package io.meshsim.dsl;

import io.meshsim.engine.trace.TraceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes failure texts: what was expected, what was seen, what happened last, how to repeat it. */
final class MeshFailures {

    private static final int LAST_EVENTS = 8;
    private static final int BECAUSE_LINES = 6;

    private final Mesh mesh;
    private final SimOptions options;
    private final KeptTrace kept = new KeptTrace();

    MeshFailures(Mesh mesh, SimOptions options) {
        this.mesh = mesh;
        this.options = options;
    }

    void keepTrace() {
        mesh.running().simulation().trace().addSink(kept);
    }

    KeptTrace kept() {
        return kept;
    }

    MeshFailure broken(String law, String seen) {
        return failure("always: " + law, seen, "");
    }

    MeshFailure failure(String expected, String seen, String nearest) {
        return failure(expected, seen, nearest, "");
    }

    MeshFailure failure(String expected, String seen, String nearest, String table) {
        StringBuilder text = new StringBuilder(options.title()).append("\n\n");
        fact(text, "expected", expected);
        fact(text, "but saw", seen);
        if (!nearest.isEmpty()) {
            fact(text, "nearest", nearest);
        }
        if (!table.isEmpty()) {
            text.append("\n  budget\n").append(table);
        }
        text.append('\n');
        fact(text, "topology", mesh.topology().toString());
        for (Happening happening : mesh.happenings()) {
            fact(text, "happening", happening.toString());
        }
        text.append("\n  last events\n");
        for (TraceRecord happened : lastEvents()) {
            text.append("    ").append(CauseChain.line(happened)).append('\n');
        }
        because(text);
        text.append('\n');
        fact(text, "seed", seedLine());
        fact(text, "reproduce", options.reproduce());
        options.traceFile().ifPresent(file -> fact(text, "trace", file.toString()));
        FailureTrace.write(options.traceFile(), kept.records());
        return new MeshFailure(text.toString());
    }

    private String seedLine() {
        return options.seed()
                + " ("
                + options.seedOrigin()
                + ")   ties "
                + mesh.running().simulation().ties().text()
                + "   digest "
                + mesh.digest();
    }

    private Iterable<TraceRecord> lastEvents() {
        var all = new ArrayList<TraceRecord>();
        kept.records().forEach(all::add);
        return all.subList(Math.max(0, all.size() - LAST_EVENTS), all.size());
    }

    /** What led to the last event, if that is known. */
    private void because(StringBuilder text) {
        CauseChain chain =
                kept.last(happened -> true).map(kept::chain).orElse(new CauseChain(List.of()));
        if (chain.records().size() < 2) {
            return;
        }
        text.append("\n  because\n");
        for (String line : chain.shortened(BECAUSE_LINES)) {
            text.append("    ").append(line).append('\n');
        }
    }

    private static void fact(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-11s %s\n", name, value));
    }
}
