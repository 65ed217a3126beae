package io.meshsim.part.kernel;

/** Where in the kernel a packet's first meeting with the nat table is. */
public enum Hook {
    /** It was made on this machine. */
    OUTPUT,
    /** It came over a wire. */
    PREROUTING
}
