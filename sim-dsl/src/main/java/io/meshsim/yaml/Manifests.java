package io.meshsim.yaml;

import java.nio.file.Path;
import java.util.List;

/** Reads Kubernetes and Istio manifests. */
public final class Manifests {

    private Manifests() {}

    /**
     * Reads files, and directories with all their YAML and JSON files.
     *
     * @param strict whether what is not modelled is an error
     * @throws io.meshsim.yaml.schema.BadInput with everything that is wrong
     */
    public static Loaded read(List<Path> paths, boolean strict) {
        Reading reading = new Reading();
        Documents documents = new Documents(reading);
        documents.add(paths);
        References.checkStart(documents, reading);
        return new Loaded(documents.resources(), reading.finish(strict));
    }
}
