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

    /**
     * Tells the containers of a pod to end.
     *
     * @param ended to be called when they have; {@link #stop} follows
     * @return false if nobody will call: the pod then ends after {@link
     *     KubeSettings#terminationDrain}
     */
    default boolean terminate(Pod pod, Runnable ended) {
        return false;
    }

    /**
     * Starts the one container again that crashed; the others of the pod have not stopped.
     *
     * @param ready to be called when all containers are ready again
     */
    default void restart(Pod pod, Runnable ready) {
        ready.run();
    }
}
