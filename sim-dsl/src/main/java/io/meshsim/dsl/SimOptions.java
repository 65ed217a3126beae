package io.meshsim.dsl;

import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.Tracing;
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

    /** The engine's defaults, and causes, so that it can be asked why something happened. */
    public static final EngineSettings CAUSES = EngineSettings.DEFAULT.withTracing(Tracing.CAUSES);

    /** A seed without a test around it. */
    public static SimOptions seeded(long seed) {
        return new SimOptions(
                seed,
                "given",
                CAUSES,
                "claim failed",
                "MeshSim.seeded(" + seed + "L)",
                Optional.empty());
    }
}
