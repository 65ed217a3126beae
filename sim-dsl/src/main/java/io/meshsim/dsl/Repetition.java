package io.meshsim.dsl;

import io.meshsim.engine.time.SimTime;
import java.time.Duration;

/** An action that happens again and again. */
public final class Repetition {

    private final Mesh mesh;
    private final long periodNanos;
    private final Action action;
    private long left = Long.MAX_VALUE;

    Repetition(Mesh mesh, Duration period, Action action) {
        this.mesh = mesh;
        this.periodNanos = SimTime.nanos(period);
        this.action = action;
        if (periodNanos == 0) {
            throw new IllegalArgumentException("a period must be longer than zero");
        }
    }

    /** Lets it happen this often in all, the first time included. */
    public void times(int count) {
        left = count;
    }

    void start() {
        mesh.happenings().add(new Happening(mesh.now(), text()));
        scheduleIn(0);
    }

    private Action text() {
        return new Action("every " + Durations.text(periodNanos) + ": " + action, ignored -> {});
    }

    private void scheduleIn(long delayNanos) {
        Action again =
                new Action(
                        action.text(),
                        faults -> {
                            if (left-- > 0) {
                                action.effect().accept(faults);
                                scheduleIn(periodNanos);
                            }
                        });
        mesh.schedule(mesh.now().toNanos() + delayNanos, again);
    }
}
