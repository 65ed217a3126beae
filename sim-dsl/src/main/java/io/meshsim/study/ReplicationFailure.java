package io.meshsim.study;

/** A replication threw; the cause says what. Its seed repeats it alone. */
public final class ReplicationFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int number;
    private final long seed;

    ReplicationFailure(Replication replication, Throwable cause) {
        super(
                "replication "
                        + replication.number()
                        + " failed; seed "
                        + replication.seed()
                        + " repeats it alone: "
                        + cause,
                cause);
        this.number = replication.number();
        this.seed = replication.seed();
    }

    /** The replication that failed, as a number and a seed. */
    public Replication replication() {
        return new Replication(number, seed);
    }
}
