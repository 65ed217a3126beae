package io.meshsim.dsl;

/** What a number should be. */
public final class CountExpectation {

    private final SeenCount seen;

    CountExpectation(SeenCount seen) {
        this.seen = seen;
    }

    /** Exactly this. */
    public void is(long expected) {
        if (seen.count() != expected) {
            throw failure(Long.toString(expected));
        }
    }

    /** This or more. */
    public void isAtLeast(long least) {
        if (seen.count() < least) {
            throw failure("at least " + least);
        }
    }

    /** This or less. */
    public void isAtMost(long most) {
        if (seen.count() > most) {
            throw failure("at most " + most);
        }
    }

    private MeshFailure failure(String expected) {
        return seen.mesh()
                .failures()
                .failure(seen.what() + " " + expected, Long.toString(seen.count()), seen.nearest());
    }
}
