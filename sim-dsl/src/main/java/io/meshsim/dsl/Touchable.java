package io.meshsim.dsl;

import io.meshsim.config.ResourceKey;

/** A resource that can be changed. */
public interface Touchable {

    /** Which resource. */
    ResourceKey key();
}
