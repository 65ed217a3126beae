package io.meshsim.net;

/** An application that answers calls. */
public interface Server {

    /** Serves a call: sets its status, then runs {@code done} at a later event. */
    void serve(Call call, Runnable done);
}
