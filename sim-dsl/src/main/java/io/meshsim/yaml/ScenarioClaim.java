package io.meshsim.yaml;

import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.result.ClaimResult;
import io.meshsim.mesh.result.RunResult;
import java.util.function.BiFunction;

/** Something that must be true at the end of a run. */
public record ScenarioClaim(String text, BiFunction<RunningMesh, RunResult, ClaimResult> check) {}
