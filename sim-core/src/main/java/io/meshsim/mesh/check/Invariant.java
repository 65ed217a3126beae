package io.meshsim.mesh.check;

import io.meshsim.mesh.RunningMesh;
import java.util.Optional;

/** A law that must hold after every event. */
public interface Invariant {

    /** The law, as a sentence. */
    String law();

    /** Begins to watch a mesh; the probe says what broke the law, if something has. */
    Probe watch(RunningMesh mesh);

    /** Looks once. */
    interface Probe {

        /** What is wrong now; empty if nothing. */
        Optional<String> violation();
    }
}
