package io.meshsim.cli;

import io.meshsim.dsl.ScenarioRun;
import java.io.PrintWriter;
import java.time.Duration;

/** Says how far a run has come, once it has taken longer than a second. */
final class ProgressLine implements ScenarioRun.Progress {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final PrintWriter err;
    private final String name;
    private long lastNanos = System.nanoTime();

    ProgressLine(PrintWriter err, String name) {
        this.err = err;
        this.name = name;
    }

    @Override
    public void simulated(Duration done, Duration whole) {
        long now = System.nanoTime();
        if (now - lastNanos >= SECOND_NANOS && done.compareTo(whole) < 0) {
            lastNanos = now;
            err.println(
                    "meshsim: "
                            + name
                            + ", "
                            + done.toSeconds()
                            + " of "
                            + whole.toSeconds()
                            + " s simulated");
        }
    }
}
