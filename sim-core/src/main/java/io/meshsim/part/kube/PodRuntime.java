package io.meshsim.part.kube;

import io.meshsim.config.Pod;

/** Runs the processes of pods; the mesh implements it with applications, agents and proxies. */
public interface PodRuntime {

    /**
     * Starts the containers of a pod, which has its node and address.
     *
     * @param ready to be called when all of them are ready; calls after the pod stopped are ignored
     */
    void start(Pod pod, Runnable ready);

    /**
     * Ends the containers of a pod now.
     *
     * @param crashed whether the machine died under them; otherwise they have been drained
     */
    void stop(Pod pod, boolean crashed);
}
