package io.meshsim.dsl;

import io.meshsim.yaml.Manifests;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Kubernetes and Istio manifests.
 *
 * @param strict whether what is not modelled is an error; it is unless a test says otherwise
 */
public record ManifestsNoun(List<Path> paths, boolean strict) implements Noun {

    public ManifestsNoun {
        paths = List.copyOf(paths);
    }

    /** Accepts what has no effect here, such as images and probes. */
    public ManifestsNoun toleratingWhatIsNotModelled() {
        return new ManifestsNoun(paths, false);
    }

    @Override
    public void addTo(Assembly assembly) {
        Manifests.read(paths, strict).resources().forEach(assembly::resource);
    }

    @Override
    public String toString() {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
