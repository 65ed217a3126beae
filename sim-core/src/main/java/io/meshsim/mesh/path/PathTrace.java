package io.meshsim.mesh.path;

import io.meshsim.engine.trace.Trace;
import io.meshsim.mesh.measure.CountedPass;
import io.meshsim.part.proxy.Decision;

/** Writes a call's way into the trace. */
final class PathTrace {

    private final Trace trace;
    private final int route;
    private final int serve;
    private final int start;
    private final int end;

    PathTrace(Trace trace) {
        this.trace = trace;
        this.route = trace.name("route");
        this.serve = trace.name("serve");
        this.start = trace.name("call.start");
        this.end = trace.name("call.end");
    }

    void passed(Journey journey, PodProcess process, CountedPass counted) {
        trace.record(
                name(process.place().name()),
                counted.traceName(),
                0,
                counted.pass().nanos(),
                journey.call.root);
    }

    void routed(Journey journey, PodProcess by, Decision decision) {
        String to =
                decision.outcome() == Decision.Outcome.FORWARD
                        ? decision.cluster()
                        : decision.flag().text();
        trace.record(name(by.place().name()), route, name(to), 0, journey.call.root);
    }

    void served(Journey journey, PodProcess by) {
        int actor = name(by.place().name());
        trace.record(actor, serve, name(journey.service), journey.call.status, journey.call.root);
    }

    void started(Journey journey) {
        record(journey, start, 0);
    }

    void ended(Journey journey) {
        record(journey, end, journey.call.status);
    }

    /** Start and end carry the same names, so that a reader can pair them. */
    private void record(Journey journey, int what, long value) {
        int actor = name(journey.call.caller.place().name());
        trace.record(actor, what, name(journey.call.target.host()), value, journey.call.root);
    }

    private int name(String text) {
        return trace.name(text);
    }
}
