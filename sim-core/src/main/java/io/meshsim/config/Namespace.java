package io.meshsim.config;

/** A namespace; its labels decide whether its pods get a sidecar. */
public record Namespace(Meta meta) implements Resource {

    @Override
    public Kind kind() {
        return Kind.NAMESPACE;
    }

    @Override
    public Namespace withMeta(Meta other) {
        return new Namespace(other);
    }
}
