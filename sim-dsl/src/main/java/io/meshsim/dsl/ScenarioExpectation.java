package io.meshsim.dsl;

import io.meshsim.mesh.result.ClaimResult;
import io.meshsim.mesh.result.RunResult;
import io.meshsim.yaml.ScenarioSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the run of a scenario file should be, or the runs of its variants. */
public final class ScenarioExpectation {

    private final Map<String, RunResult> results;
    private final List<ClaimResult> comparisons;

    ScenarioExpectation(Map<String, RunResult> results, List<ClaimResult> comparisons) {
        this.results = results;
        this.comparisons = comparisons;
    }

    static ScenarioExpectation of(RunResult only) {
        Map<String, RunResult> results = new LinkedHashMap<>();
        results.put(ScenarioSet.PLAIN, only);
        return new ScenarioExpectation(results, List.of());
    }

    /** Every claim and every comparison of the file holds; there must be one. */
    public void everyClaimHolds() {
        RunResult first = results.values().iterator().next();
        boolean claimed =
                !comparisons.isEmpty()
                        || results.values().stream().anyMatch(run -> !run.claims().isEmpty());
        if (!claimed) {
            throw failure(first, "  the scenario claims nothing\n");
        }
        boolean passed =
                results.values().stream().allMatch(RunResult::passed)
                        && comparisons.stream().allMatch(ClaimResult::holds);
        if (!passed) {
            throw failure(first, text());
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        results.forEach(
                (variant, run) -> {
                    if (!variant.isEmpty()) {
                        text.append("  in ").append(variant).append(":\n");
                    }
                    run.claims().forEach(claim -> append(text, claim));
                });
        comparisons.forEach(claim -> append(text, claim));
        return text.toString();
    }

    private static void append(StringBuilder text, ClaimResult claim) {
        text.append(claim.holds() ? "  pass  " : "  FAIL  ").append(claim.claim());
        text.append(": expected ").append(claim.expected());
        text.append(", saw ").append(claim.seen()).append('\n');
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
