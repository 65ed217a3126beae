package io.meshsim.dsl;

import io.meshsim.part.kube.KubeSettings;

/** Kubernetes and its settings. */
public record KubeNoun(KubeSettings settings) implements Noun {

    @Override
    public void addTo(Assembly assembly) {
        assembly.settings(all -> all.withKube(settings));
    }

    @Override
    public String toString() {
        return "kubernetes with its own settings";
    }
}
