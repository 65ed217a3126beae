package io.meshsim.dsl;

import io.meshsim.mesh.check.LastConfig;
import java.util.List;

/** What a whole run should be. */
public final class RunExpectation {

    private final Run run;

    RunExpectation(Run run) {
        this.run = run;
    }

    /** Every running proxy holds exactly what istiod would generate for it now, from scratch. */
    public void everyProxyServesTheLastConfig() {
        Mesh mesh = run.mesh();
        List<String> differences = LastConfig.differences(mesh.running());
        if (!differences.isEmpty()) {
            throw mesh.failures()
                    .failure(
                            "every proxy serves the last config",
                            differences.size() + " differences",
                            differences.get(0));
        }
    }
}
