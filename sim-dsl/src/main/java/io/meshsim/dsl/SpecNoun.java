package io.meshsim.dsl;

import io.meshsim.mesh.MeshSpec;

/** A mesh that was put together elsewhere, for example from manifests. */
public record SpecNoun(MeshSpec spec) implements Noun {

    @Override
    public void addTo(Assembly assembly) {
        spec.resources().forEach(assembly::resource);
        spec.behaviours().forEach(assembly::behaviour);
        spec.clients().forEach(assembly::client);
        assembly.settings(ignored -> spec.settings());
    }

    @Override
    public String toString() {
        return spec.name() + ", " + spec.resources().size() + " resources";
    }
}
