package io.meshsim.part.proxy;

import io.meshsim.xds.Names;
import io.meshsim.xds.Resources;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsType;
import org.jspecify.annotations.Nullable;

/**
 * What a response says, whoever gets it and when.
 *
 * @param removed null if all that there is is said
 */
record ConfigUpdate(XdsType type, Resources resources, @Nullable Names removed) {

    static ConfigUpdate of(XdsResponse response) {
        return new ConfigUpdate(response.type(), response.resources(), response.removed());
    }
}
