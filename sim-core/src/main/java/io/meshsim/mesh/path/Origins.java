package io.meshsim.mesh.path;

import io.meshsim.engine.trace.Trace;
import io.meshsim.mesh.measure.RequestLedger;
import io.meshsim.net.Caller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Numbers for the places where calls start or end.
 *
 * <p>A pod that starts again under its old name gets a new number, so that a call knows which of
 * the two it is about.
 */
final class Origins {

    private final Trace trace;
    private final RequestLedger ledger;
    private final List<Origin> all = new ArrayList<>();
    private final Map<Caller, Integer> outside = new LinkedHashMap<>();

    Origins(Trace trace, RequestLedger ledger) {
        this.trace = trace;
        this.ledger = ledger;
    }

    /** A new place for what is about to start. */
    Origin add(Caller caller) {
        int traceName = trace.name(caller.place().name());
        int source = ledger.source(caller.workload());
        Origin origin = new Origin(all.size(), caller, traceName, source);
        all.add(origin);
        return origin;
    }

    /** The number of a caller in no pod. */
    int outside(Caller caller) {
        return outside.computeIfAbsent(caller, first -> add(first).number());
    }

    Origin get(int number) {
        return all.get(number);
    }

    /** The process at a number that is a pod's. */
    PodProcess process(int number) {
        return Objects.requireNonNull(all.get(number).process());
    }
}
