package io.meshsim.part.proxy;

import java.util.List;

/**
 * What an update makes of some configuration.
 *
 * @param next the configuration from now on
 * @param changed how many resources are others now
 * @param warms whether something began to warm
 * @param errors what was rejected, and why
 */
record ConfigStep<S>(S next, int changed, boolean warms, List<String> errors) {

    ConfigStep {
        errors = List.copyOf(errors);
    }

    boolean isAccepted() {
        return errors.isEmpty();
    }

    /** What goes into the NACK. */
    String error() {
        return String.join("; ", errors);
    }
}
