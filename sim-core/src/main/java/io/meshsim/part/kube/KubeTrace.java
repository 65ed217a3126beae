package io.meshsim.part.kube;

import io.meshsim.config.ResourceKey;
import io.meshsim.engine.trace.Trace;

/** What Kubernetes says in the trace; the actor is {@code kube}. */
final class KubeTrace {

    private final Trace trace;
    private final int actor;

    KubeTrace(Trace trace) {
        this.trace = trace;
        this.actor = trace.name("kube");
    }

    void record(String what, ResourceKey about, long value) {
        trace.record(actor, trace.name(what), trace.name(about.toString()), value);
    }
}
