package io.meshsim.yaml;

import io.meshsim.mesh.fault.Faults;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What is done each time.
 *
 * @param noted says of each time what must be there, comes and goes
 */
record Act(String text, Consumer<Faults> effect, Consumer<Duration> noted) {

    Act(String text, Consumer<Faults> effect) {
        this(text, effect, at -> {});
    }
}
