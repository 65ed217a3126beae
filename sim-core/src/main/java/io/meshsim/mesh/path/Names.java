package io.meshsim.mesh.path;

import io.meshsim.engine.trace.Trace;
import io.meshsim.mesh.measure.RequestLedger;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of names; ask when something is seen for the first time, not for each call. */
final class Names {

    private final Trace trace;
    private final RequestLedger ledger;
    private final Map<String, ServiceName> services = new LinkedHashMap<>();

    Names(Trace trace, RequestLedger ledger) {
        this.trace = trace;
        this.ledger = ledger;
    }

    int trace(String name) {
        return trace.name(name);
    }

    ServiceName service(String name) {
        return services.computeIfAbsent(
                name, text -> new ServiceName(text, trace.name(text), ledger.service(text)));
    }
}
