package io.meshsim.dsl;

import java.time.Duration;

/** Something that can be true or false of a running mesh; prints as the words that made it. */
public interface Claim {

    /** What it says. */
    String text();

    /** Looks at everything since a time. */
    Finding check(Mesh mesh, Duration since);

    /**
     * What a look at the mesh found.
     *
     * @param seen what there was, in words
     * @param nearest the observation that speaks most against the claim; empty if none
     */
    record Finding(boolean holds, String seen, String nearest) {}
}
