package io.meshsim.part.istiod;

import io.meshsim.part.istiod.protocol.Watch;
import io.meshsim.xds.Names;
import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsType;
import java.util.List;

/**
 * What is sent of a type.
 *
 * @param whole whether there is nothing else of the type
 */
record Portion(Resources resources, Names removed, boolean whole) {

    static Portion nothing() {
        return new Portion(Resources.of(List.of()), Names.NONE, true);
    }

    boolean isEmpty() {
        return resources.isEmpty() && removed.isEmpty();
    }

    /** Keeps book of what the client of a delta stream has of a wildcard type. */
    void note(Watch watch, XdsType type) {
        if (watch.isDelta() && type.isWildcard()) {
            Names made = resources.names();
            watch.setNames(whole ? made : watch.names().with(made, removed));
        }
    }
}
