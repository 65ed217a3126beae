package io.meshsim.config;

/** A resource's name, namespace, labels and annotations. */
public record Meta(String namespace, String name, Labels labels, Labels annotations) {

    public Meta {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a resource needs a name");
        }
    }

    /** Metadata without labels and annotations. */
    public static Meta of(String namespace, String name) {
        return new Meta(namespace, name, Labels.NONE, Labels.NONE);
    }

    /** The same with other labels. */
    public Meta withLabels(Labels other) {
        return new Meta(namespace, name, other, annotations);
    }

    /** The same with other annotations. */
    public Meta withAnnotations(Labels other) {
        return new Meta(namespace, name, labels, other);
    }
}
