package io.meshsim.net;

/** An application that answers calls. */
public interface Server {

    /** Serves a call: sets its status and then runs {@code done}. */
    void serve(Call call, Runnable done);
}
