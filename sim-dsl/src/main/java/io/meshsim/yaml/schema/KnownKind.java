package io.meshsim.yaml.schema;

import java.util.List;

/**
 * A kind of manifest with a schema.
 *
 * @param group API group; empty for the core group
 * @param kind such as {@code VirtualService}
 * @param versions the versions served, the preferred one first
 * @param clusterScoped whether objects of this kind live outside namespaces
 * @param schemaResource class path resource of the schema
 */
public record KnownKind(
        String group,
        String kind,
        List<String> versions,
        boolean clusterScoped,
        String schemaResource) {

    /** Copies the versions; there must be at least one. */
    public KnownKind {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("kind " + kind + " needs at least one version");
        }
    }

    /** Returns the apiVersion to write in a manifest: group and preferred version. */
    public String apiVersion() {
        return group.isEmpty() ? versions.get(0) : group + "/" + versions.get(0);
    }
}
