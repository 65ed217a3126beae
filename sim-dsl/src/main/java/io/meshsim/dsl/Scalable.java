package io.meshsim.dsl;

import io.meshsim.config.ResourceKey;

/** Something with a number of pods. */
public interface Scalable {

    /** The Deployment whose replicas change. */
    ResourceKey deployment();
}
