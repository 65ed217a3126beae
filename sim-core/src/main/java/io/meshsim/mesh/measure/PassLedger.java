package io.meshsim.mesh.measure;

import io.meshsim.engine.trace.Trace;
import io.meshsim.mesh.result.PassResult;
import io.meshsim.part.kernel.Pass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts packet passes by the chains they walk. */
public final class PassLedger {

    private final Trace trace;
    private final Map<Kind, CountedPass> passes = new LinkedHashMap<>();

    /** The same chains cost more where there are rules: a reply is one such way. */
    private record Kind(String chains, long nanos) {}

    /** An empty ledger that takes its names from the trace. */
    public PassLedger(Trace trace) {
        this.trace = trace;
    }

    /** The counter for a pass; passes of the same chains and cost share one. */
    public CountedPass counter(Pass pass) {
        return passes.computeIfAbsent(
                new Kind(pass.chains(), pass.nanos()),
                kind -> new CountedPass(pass, trace.name("pass " + kind.chains())));
    }

    /** All passes taken, in the order of their first use. */
    public List<PassResult> results(long calls) {
        List<PassResult> results = new ArrayList<>();
        for (CountedPass counted : passes.values()) {
            if (counted.count() > 0) {
                double perCall = calls == 0 ? 0 : counted.count() / (double) calls;
                Pass pass = counted.pass();
                results.add(new PassResult(pass.chains(), counted.count(), perCall, pass.nanos()));
            }
        }
        return results;
    }

    /** Sets all counts to zero. */
    public void reset() {
        passes.values().forEach(CountedPass::reset);
    }
}
