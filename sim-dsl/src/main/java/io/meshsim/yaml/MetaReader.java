package io.meshsim.yaml;

import io.meshsim.config.Meta;
import io.meshsim.yaml.schema.YamlNode;
import java.util.List;

/** Reads a document's metadata. */
final class MetaReader {

    static final String DEFAULT_NAMESPACE = "default";

    /** Written by the API server, not by people. */
    private static final List<String> BOOKKEEPING =
            List.of(
                    "creationTimestamp",
                    "generation",
                    "managedFields",
                    "resourceVersion",
                    "selfLink",
                    "uid");

    private MetaReader() {}

    static Meta read(YamlNode root, boolean clusterScoped) {
        for (String own : List.of("apiVersion", "kind", "status")) {
            root.field(own).ifPresent(YamlNode::markRead);
        }
        YamlNode metadata = root.required("metadata");
        BOOKKEEPING.forEach(name -> metadata.field(name).ifPresent(YamlNode::markRead));
        String name = metadata.required("name").asString();
        String namespace = metadata.string("namespace").orElse(DEFAULT_NAMESPACE);
        return new Meta(
                clusterScoped ? "" : namespace,
                name,
                Marks.read(metadata, "labels"),
                Marks.read(metadata, "annotations"));
    }
}
