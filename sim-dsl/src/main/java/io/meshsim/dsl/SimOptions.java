package io.meshsim.dsl;

import io.meshsim.engine.EngineSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a simulation runs and how a failure says to repeat it.
 *
 * @param seedOrigin where the seed comes from, for the failure text
 * @param engine order of ties, tracing and limits of each simulation
 * @param reproduce one line to type
 * @param traceFile where a failure's trace goes; empty for none
 */
public record SimOptions(
        long seed,
        String seedOrigin,
        EngineSettings engine,
        String title,
        String reproduce,
        Optional<Path> traceFile) {

    /** A seed without a test around it. */
    public static SimOptions seeded(long seed) {
        return new SimOptions(
                seed,
                "given",
                EngineSettings.DEFAULT,
                "claim failed",
                "MeshSim.seeded(" + seed + "L)",
                Optional.empty());
    }
}
