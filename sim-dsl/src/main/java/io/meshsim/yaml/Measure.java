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

    /** What this run gives. */
    public OptionalDouble of(RunningMesh mesh, RunResult run) {
        return source.apply(mesh, run);
    }
}
