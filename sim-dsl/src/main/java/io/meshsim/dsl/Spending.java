package io.meshsim.dsl;

import io.meshsim.engine.time.SimTime;
import io.meshsim.engine.trace.TraceRecord;
import io.meshsim.engine.trace.TraceSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Follows a budget while the mesh runs: when each milestone was reached. */
final class Spending implements TraceSink {

    private final Mesh mesh;
    private final Budget budget;
    private final long startNanos;
    private final List<Long> reachedNanos = new ArrayList<>();
    private final List<TraceRecord> ofThisEvent = new ArrayList<>();

    private Spending(Mesh mesh, Budget budget, Duration start) {
        this.mesh = mesh;
        this.budget = budget;
        this.startNanos = start.toNanos();
    }

    static Spending follow(Mesh mesh, Budget budget, Duration start) {
        Spending spending = new Spending(mesh, budget, start);
        mesh.running().simulation().trace().addSink(spending);
        mesh.running().simulation().afterEveryEvent(spending::look);
        return spending;
    }

    @Override
    public boolean wants(long request) {
        return request == 0 && !isDone();
    }

    @Override
    public void accept(TraceRecord happened) {
        ofThisEvent.add(happened);
    }

    String table() {
        StringBuilder text = new StringBuilder();
        text.append(row("step", "allowed", "took", ""));
        long before = startNanos;
        for (int i = 0; i < budget.steps().size(); i++) {
            Budget.Step step = budget.steps().get(i);
            String allowed = Durations.text(step.allowed());
            if (i >= reachedNanos.size()) {
                text.append(row(step.milestone().text(), allowed, "never", "  << not reached"));
                break;
            }
            long took = reachedNanos.get(i) - before;
            before = reachedNanos.get(i);
            String mark = took > step.allowed().toNanos() ? "  << overspent" : "";
            text.append(row(step.milestone().text(), allowed, SimTime.text(took), mark));
        }
        return text.toString();
    }

    private void look() {
        if (mesh.now().toNanos() >= startNanos) {
            // One event can reach several milestones, one after the other.
            while (!isDone() && isNextReached()) {
                reachedNanos.add(mesh.now().toNanos());
            }
        }
        ofThisEvent.clear();
    }

    private boolean isNextReached() {
        Milestone next = budget.steps().get(reachedNanos.size()).milestone();
        return next.reached().test(mesh, ofThisEvent);
    }

    private boolean isDone() {
        return reachedNanos.size() == budget.steps().size();
    }

    private static String row(String step, String allowed, String took, String mark) {
        String line = String.format(Locale.ROOT, "    %-36s %12s %14s", step, allowed, took);
        return line + mark + "\n";
    }
}
