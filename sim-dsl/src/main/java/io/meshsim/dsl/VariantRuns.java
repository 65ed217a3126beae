package io.meshsim.dsl;

import io.meshsim.mesh.result.ClaimResult;
import io.meshsim.mesh.result.RunResult;
import io.meshsim.yaml.Comparison;
import io.meshsim.yaml.ScenarioSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** The runs of a scenario's variants, with one seed, and what they show beside each other. */
public final class VariantRuns {

    private final ScenarioSet set;
    private final Map<String, RunResult> results = new LinkedHashMap<>();
    private final Map<String, List<OptionalDouble>> measured = new LinkedHashMap<>();

    /** None yet. */
    public VariantRuns(ScenarioSet set) {
        this.set = set;
    }

    /** What was run. */
    public ScenarioSet set() {
        return set;
    }

    /** Takes what the comparisons need from a run that has ended; the run itself is not kept. */
    public RunResult finished(String variant, ScenarioRun run) {
        RunResult result = run.result();
        results.put(variant, result);
        measured.put(
                variant,
                set.comparisons().stream()
                        .map(comparison -> comparison.measure().of(run.running(), result))
                        .toList());
        return result;
    }

    /** Results by variant, in the order of the runs. */
    public Map<String, RunResult> results() {
        return Collections.unmodifiableMap(results);
    }

    /** What the comparisons say; all variants must have run. */
    public List<ClaimResult> comparisons() {
        List<ClaimResult> checked = new ArrayList<>();
        for (int i = 0; i < set.comparisons().size(); i++) {
            Comparison comparison = set.comparisons().get(i);
            checked.add(comparison.check(value(comparison.in(), i), value(comparison.to(), i)));
        }
        return checked;
    }

    /** Whether all claims and comparisons hold. */
    public boolean passed() {
        return results.values().stream().allMatch(RunResult::passed)
                && comparisons().stream().allMatch(ClaimResult::holds);
    }

    private OptionalDouble value(String variant, int comparison) {
        return Objects.requireNonNull(measured.get(variant), variant).get(comparison);
    }
}
