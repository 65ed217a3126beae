package io.meshsim.dsl;

/** A claim about a mesh is false; the message says what was seen and how to see it again. */
public final class MeshFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    MeshFailure(String message) {
        super(message);
    }
}
