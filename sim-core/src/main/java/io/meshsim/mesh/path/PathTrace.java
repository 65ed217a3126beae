package io.meshsim.mesh.path;

import io.meshsim.engine.trace.Trace;
import io.meshsim.mesh.measure.CountedPass;
import io.meshsim.net.Calls;
import io.meshsim.net.ResponseFlag;

/** Writes a call's way into the trace. */
final class PathTrace {

    private final Trace trace;
    private final CallTables tables;
    private final Calls calls;
    private final int route;
    private final int serve;
    private final int start;
    private final int end;

    /** By flag. */
    private final int[] flagNames;

    PathTrace(Trace trace, CallTables tables) {
        this.trace = trace;
        this.tables = tables;
        this.calls = tables.calls;
        this.route = trace.name("route");
        this.serve = trace.name("serve");
        this.start = trace.name("call.start");
        this.end = trace.name("call.end");
        ResponseFlag[] flags = ResponseFlag.values();
        this.flagNames = new int[flags.length];
        for (ResponseFlag flag : flags) {
            flagNames[flag.number()] = trace.name(flag.text());
        }
    }

    void passed(int call, int pod, CountedPass counted) {
        long nanos = counted.pass().nanos();
        trace.record(name(pod), counted.traceName(), 0, nanos, calls.root(call));
    }

    /** A proxy sends a call on to a host. */
    void forwarded(int call, int by, int upstream) {
        trace.record(name(by), route, tables.upstreams.clusterName(upstream), 0, calls.root(call));
    }

    /** A proxy answers a call itself, or ends its connection. */
    void stopped(int call, int by, ResponseFlag flag) {
        trace.record(name(by), route, flagNames[flag.number()], 0, calls.root(call));
    }

    void served(int call, int by) {
        int service = tables.services.now(call).traceName();
        trace.record(name(by), serve, service, calls.status(call), calls.root(call));
    }

    void started(int call) {
        record(call, start, 0);
    }

    void ended(int call) {
        record(call, end, calls.status(call));
    }

    private int name(int origin) {
        return tables.origins.traceName(origin);
    }

    /** Start and end carry the same names, so that a reader can pair them. */
    private void record(int call, int what, long value) {
        int target = tables.destination(call).traceName();
        trace.record(name(calls.origin(call)), what, target, value, calls.root(call));
    }
}
