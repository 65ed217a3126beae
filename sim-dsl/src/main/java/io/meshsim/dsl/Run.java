package io.meshsim.dsl;

/** One execution of a script with one seed. */
public record Run(Mesh mesh) {

    /** Equal digests mean equal runs. */
    public String digest() {
        return mesh.digest();
    }
}
