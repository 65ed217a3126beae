package io.meshsim.cli;

import io.meshsim.engine.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a run is ended as a failure. */
final class LimitOptions {

    @Option(
            names = "--max-events",
            paramLabel = "N",
            description = "Ends the run after so many events; exit code 1.")
    private @Nullable Long maxEvents;

    @Option(
            names = "--max-wall",
            paramLabel = "TIME",
            description = "Ends the run after so long on the wall, such as 30s; exit code 1.")
    private @Nullable Duration maxWall;

    /** With a clock, so that a scenario may set a limit on the wall too. */
    Limits limits() {
        Duration wall = maxWall == null ? Duration.ofNanos(Long.MAX_VALUE) : maxWall;
        Limits limits = Limits.DEFAULT.withWallClock(wall, System::nanoTime);
        return maxEvents == null ? limits : limits.withEvents(maxEvents);
    }
}
