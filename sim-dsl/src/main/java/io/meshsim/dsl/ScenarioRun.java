package io.meshsim.dsl;

import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.time.SimTime;
import io.meshsim.mesh.Results;
import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.fault.Faults;
import io.meshsim.mesh.fault.PlannedFault;
import io.meshsim.mesh.result.ClaimResult;
import io.meshsim.mesh.result.RunResult;
import io.meshsim.yaml.Scenario;
import io.meshsim.yaml.ScenarioClaim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One execution of a scenario file with one seed. */
public final class ScenarioRun {

    private static final Duration STRIDE = Duration.ofSeconds(1);

    private final Scenario scenario;
    private final RunningMesh running;

    /** Hears how far a run has come. */
    public interface Progress {

        /** So much of the whole has been simulated. */
        void simulated(Duration done, Duration whole);
    }

    /**
     * A run that has not begun; of the limits of the engine and of the scenario, the stricter hold.
     *
     * @throws IllegalArgumentException if the scenario limits the time on the wall and the engine's
     *     limits have no clock
     */
    public ScenarioRun(Scenario scenario, long seed, EngineSettings engine) {
        this.scenario = scenario;
        EngineSettings within = engine.withLimits(scenario.limits().and(engine.limits()));
        this.running = new RunningMesh(scenario.spec(), seed, within);
    }

    /** The mesh, for trace sinks and for looking closer. */
    public RunningMesh running() {
        return running;
    }

    /** Boots the mesh and sets time to zero. */
    public void settle() {
        running.settle();
    }

    /** Lets everything happen that the scenario plans, to its end. */
    public void play(Progress progress) {
        Faults faults = new Faults(running);
        for (PlannedFault planned : scenario.happenings()) {
            running.simulation()
                    .after(
                            SimTime.nanos(planned.at()),
                            planned.text(),
                            () -> planned.effect().accept(faults));
        }
        Duration done = Duration.ZERO;
        while (done.compareTo(scenario.duration()) < 0) {
            Duration left = scenario.duration().minus(done);
            Duration step = left.compareTo(STRIDE) < 0 ? left : STRIDE;
            running.runForNanos(SimTime.nanos(step));
            done = done.plus(step);
            progress.simulated(done, scenario.duration());
        }
    }

    /** Equal digests mean equal runs. */
    public String digest() {
        return running.simulation().trace().digest();
    }

    /** What the run found out, its claims checked. */
    public RunResult result() {
        RunResult seen = Results.of(running, List.of(), scenario.notes());
        List<ClaimResult> claims = new ArrayList<>();
        for (ScenarioClaim claim : scenario.claims()) {
            claims.add(claim.check().apply(running, seen));
        }
        return Results.of(running, claims, scenario.notes());
    }
}
