package io.meshsim.dsl;

import java.time.Duration;

/** An action at a time after the mesh had settled. */
public record Happening(Duration at, Action action) {

    @Override
    public String toString() {
        return "at " + Durations.text(at) + " " + action;
    }
}
