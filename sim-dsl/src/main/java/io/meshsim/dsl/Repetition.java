package io.meshsim.dsl;

import io.meshsim.engine.time.SimTime;
import java.time.Duration;

/** An action that happens again and again. */
public final class Repetition {

    private final Mesh mesh;
    private final long periodNanos;
    private final Action action;
    private final Duration startedAt;
    private final int place;
    private long left = Long.MAX_VALUE;

    Repetition(Mesh mesh, Duration period, Action action) {
        this.mesh = mesh;
        this.periodNanos = SimTime.nanos(period);
        this.action = action;
        if (periodNanos == 0) {
            throw new IllegalArgumentException("a period must be longer than zero");
        }
        this.startedAt = mesh.now();
        this.place = mesh.happenings().size();
    }

    /** Lets it happen this often in all, the first time included. */
    public void times(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("times " + count + " must be at least 1");
        }
        left = count;
        mesh.happenings().set(place, said(count + " times"));
    }

    void start() {
        mesh.happenings().add(said(""));
        scheduleIn(0);
    }

    private Happening said(String howOften) {
        String every = "every " + Durations.text(periodNanos);
        String text = (howOften.isEmpty() ? every : every + ", " + howOften) + ": " + action;
        return new Happening(startedAt, new Action(text, ignored -> {}));
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
