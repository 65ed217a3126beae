package io.meshsim.mesh.path;

import io.meshsim.engine.Simulation;
import io.meshsim.mesh.measure.Answer;
import io.meshsim.mesh.measure.RequestLedger;
import io.meshsim.net.Calls;

/** Counts finished calls: as one hop, and one more for each gateway that they came in through. */
final class CallCounts {

    private final Simulation simulation;
    private final CallTables tables;
    private final Calls calls;
    private final RequestLedger ledger;
    private final int nobody;

    CallCounts(Simulation simulation, CallTables tables, RequestLedger ledger) {
        this.simulation = simulation;
        this.tables = tables;
        this.calls = tables.calls;
        this.ledger = ledger;
        this.nobody = ledger.destination("", "");
    }

    /** Counts a call that ends now. */
    void count(int call) {
        // A proxy at the origin measures the call as a whole, and then gateways do not matter.
        boolean measuredAtOrigin = tables.journeys.upstream(call) != Upstreams.NONE;
        int leg = measuredAtOrigin ? Legs.NONE : tables.journeys.leg(call);
        countTo(call, leg);
        hop(call, leg, tables.services.now(call), calls.pod(call));
    }

    /** The hops up to a gateway, first to last. */
    private void countTo(int call, int leg) {
        if (leg != Legs.NONE) {
            int before = tables.legs.before(leg);
            countTo(call, before);
            hop(call, before, tables.services.after(call, before), tables.legs.gateway(leg));
        }
    }

    /** The hop from the gateway of a leg, or from the origin, to a pod. */
    private void hop(int call, int leg, ServiceName service, int pod) {
        boolean first = leg == Legs.NONE;
        int from = first ? calls.origin(call) : tables.legs.gateway(leg);
        long startedNanos = first ? calls.startedNanos(call) : tables.legs.forwardedNanos(leg);
        int to = pod == Calls.NOBODY ? nobody : tables.origins.destination(pod);
        int edge = ledger.edge(tables.origins.source(from), service.number(), to);
        long latencyNanos = simulation.nowNanos() - startedNanos;
        ledger.call(edge, latencyNanos, calls.status(call), calls.flag(call));
        if (ledger.hasCallListeners()) {
            ledger.tellCall(answer(call, from, service, pod, startedNanos));
        }
    }

    private Answer answer(int call, int from, ServiceName service, int pod, long startedNanos) {
        PodProcess to = pod == Calls.NOBODY ? null : tables.origins.process(pod);
        return new Answer(
                calls.root(call),
                tables.origins.caller(from).workload(),
                service.text(),
                to == null ? "" : to.workload(),
                to == null ? "" : to.version(),
                to == null ? "" : to.pod().node(),
                to == null ? "" : to.pod().meta().name(),
                calls.status(call),
                calls.flag(call),
                from,
                pod,
                startedNanos,
                simulation.nowNanos());
    }
}
