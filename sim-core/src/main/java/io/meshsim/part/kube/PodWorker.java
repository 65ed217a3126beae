package io.meshsim.part.kube;

import io.meshsim.config.Pod;
import io.meshsim.config.ResourceKey;

/** What a kubelet knows about one pod on its node. */
final class PodWorker {

    private Pod pod;
    private boolean started;
    private boolean ready;
    private boolean stopping;
    private boolean gone;
    private final CrashBackoff backoff = new CrashBackoff();

    PodWorker(Pod pod) {
        this.pod = pod.withIp("").withReady(false);
    }

    ResourceKey key() {
        return pod.key();
    }

    /** The pod as it runs here. */
    Pod pod() {
        return pod;
    }

    void started(String ip) {
        pod = pod.withIp(ip);
        started = true;
    }

    boolean isStarted() {
        return started;
    }

    void becomeReady() {
        ready = true;
    }

    void becomeUnready() {
        ready = false;
    }

    /** When to start a crashed container again. */
    CrashBackoff backoff() {
        return backoff;
    }

    void stopping() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Its containers are no more. */
    void end() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    boolean isReady() {
        return ready && !stopping && !gone;
    }

    /** The pod as the API server should show it. */
    Pod status(Pod shown) {
        return shown.withIp(pod.ip()).withReady(isReady());
    }

    /** Whether there is nothing left to do or to say about it. */
    boolean isSettled(Pod shown) {
        return isReady() && status(shown).equals(shown);
    }
}
