package io.meshsim.net;

/** An application that answers calls. */
public interface Server {

    /** Serves a call: hands its answer to the transport at a later event, in any case. */
    void serve(int call);
}
