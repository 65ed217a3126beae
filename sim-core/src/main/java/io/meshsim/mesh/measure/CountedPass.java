package io.meshsim.mesh.measure;

import io.meshsim.part.kernel.Pass;

/** A packet pass with the number of times it was taken. */
public final class CountedPass {

    private final Pass pass;
    private final int traceName;
    private long count;

    CountedPass(Pass pass, int traceName) {
        this.pass = pass;
        this.traceName = traceName;
    }

    /** What it is. */
    public Pass pass() {
        return pass;
    }

    /** The trace's number for its name. */
    public int traceName() {
        return traceName;
    }

    /** Counts one more. */
    public void taken() {
        count++;
    }

    long count() {
        return count;
    }

    void reset() {
        count = 0;
    }
}
