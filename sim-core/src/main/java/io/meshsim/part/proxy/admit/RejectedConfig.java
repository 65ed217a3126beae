package io.meshsim.part.proxy.admit;

/** A message that the proxy refuses; the text goes back to the control plane in a NACK. */
public final class RejectedConfig extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what was wrong, with the value and the rule. */
    public RejectedConfig(String problem) {
        super(problem);
    }

    /** The same with its cause. */
    public RejectedConfig(String problem, Throwable cause) {
        super(problem, cause);
    }
}
