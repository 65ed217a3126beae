package io.meshsim.net;

/** Carries calls from a pod, or from outside, to whoever answers. */
public interface Transport {

    /** Sends a call; its listener always gets an answer, at a later event. */
    void send(Call call);
}
