package io.meshsim.dsl;

import io.meshsim.config.MeshConfig;

/** Istio's mesh configuration. */
record MeshConfigNoun(MeshConfig config) implements Noun {

    @Override
    public void addTo(Assembly assembly) {
        assembly.settings(all -> all.withMesh(config));
    }

    @Override
    public String toString() {
        return "mesh with " + (config.registryOnly() ? "REGISTRY_ONLY" : "ALLOW_ANY");
    }
}
