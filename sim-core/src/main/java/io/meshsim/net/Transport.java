package io.meshsim.net;

/** Carries calls from a pod, or from outside, to whoever answers, and the answers back. */
public interface Transport {

    /** The calls that it carries. */
    Calls calls();

    /**
     * Sends an open call. Its listener always hears of it: of an answer at a later event, or, if
     * the caller's pod has stopped, that it was abandoned, perhaps at once.
     */
    void send(int call);

    /** Takes an application's answer to a call that it served; the pod may have stopped since. */
    void answer(int call, int status);
}
