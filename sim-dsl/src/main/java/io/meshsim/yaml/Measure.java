package io.meshsim.yaml;

import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.result.RunResult;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/**
 * A number that a run gives; empty if there was nothing to measure. Times are in seconds, as in
 * Prometheus.
 */
public record Measure(String text, BiFunction<RunningMesh, RunResult, OptionalDouble> source) {

    /** This divided by another; empty if that is zero. */
    Measure per(Measure other) {
        return new Measure(
                text + " per " + other.text,
                (mesh, run) -> {
                    OptionalDouble above = of(mesh, run);
                    OptionalDouble below = other.of(mesh, run);
                    return above.isEmpty() || below.orElse(0) == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(above.getAsDouble() / below.getAsDouble());
                });
    }

    /** What this run gives. */
    public OptionalDouble of(RunningMesh mesh, RunResult run) {
        return source.apply(mesh, run);
    }
}
