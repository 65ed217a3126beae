package io.meshsim.yaml;

import io.meshsim.mesh.MeshSpec;
import io.meshsim.mesh.fault.PlannedFault;
import io.meshsim.mesh.result.NoteResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A mesh and what it goes through.
 *
 * @param duration how long the settled mesh is observed
 * @param limits where the run is ended as a failure
 * @param happenings in any order
 * @param notes what of the input has no effect, and what deserves a look
 */
public record Scenario(
        String name,
        MeshSpec spec,
        Optional<Long> seed,
        Duration duration,
        RunLimits limits,
        List<PlannedFault> happenings,
        List<ScenarioClaim> claims,
        List<NoteResult> notes) {

    public Scenario {
        happenings = List.copyOf(happenings);
        claims = List.copyOf(claims);
        notes = List.copyOf(notes);
    }
}
