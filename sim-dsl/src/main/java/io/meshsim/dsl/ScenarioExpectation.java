package io.meshsim.dsl;

import io.meshsim.mesh.result.ClaimResult;
import io.meshsim.mesh.result.RunResult;

/** What the run of a scenario file should be. */
public final class ScenarioExpectation {

    private final ScenarioRun run;

    ScenarioExpectation(ScenarioRun run) {
        this.run = run;
    }

    /** Every claim of the file holds; there must be one. */
    public void everyClaimHolds() {
        RunResult result = run.result();
        if (result.claims().isEmpty()) {
            throw failure(result, "  the scenario claims nothing\n");
        }
        if (!result.passed()) {
            StringBuilder text = new StringBuilder();
            for (ClaimResult claim : result.claims()) {
                text.append(claim.holds() ? "  pass  " : "  FAIL  ").append(claim.claim());
                text.append(": expected ").append(claim.expected());
                text.append(", saw ").append(claim.seen()).append('\n');
            }
            throw failure(result, text.toString());
        }
    }

    private static MeshFailure failure(RunResult result, String text) {
        return new MeshFailure(
                "scenario "
                        + result.name()
                        + "\n\n"
                        + text
                        + "\n  seed   "
                        + result.seed()
                        + "   ties "
                        + result.tieMode()
                        + "   digest "
                        + result.digest());
    }
}
