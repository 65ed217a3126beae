package io.meshsim.mesh.path;

import io.meshsim.engine.trace.Trace;
import io.meshsim.mesh.measure.CountedPass;
import io.meshsim.part.proxy.Decision;

/** Writes a call's way into the trace. */
final class PathTrace {

    private final Trace trace;
    private final int route;
    private final int serve;
    private final int answer;

    PathTrace(Trace trace) {
        this.trace = trace;
        this.route = trace.name("route");
        this.serve = trace.name("serve");
        this.answer = trace.name("answer");
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

    void answered(Journey journey) {
        int actor = name(journey.call.caller.place().name());
        int flag = name(journey.service);
        trace.record(actor, answer, flag, journey.call.status, journey.call.root);
    }

    private int name(String text) {
        return trace.name(text);
    }
}
