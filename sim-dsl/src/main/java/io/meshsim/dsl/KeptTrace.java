package io.meshsim.dsl;

import io.meshsim.engine.trace.TraceRecord;
import io.meshsim.engine.trace.TraceSink;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last records that belong to no request, for the trace file of a failure. */
final class KeptTrace implements TraceSink {

    private static final int MOST = 50_000;

    private final Deque<TraceRecord> records = new ArrayDeque<>();

    @Override
    public boolean wants(long request) {
        return request == 0;
    }

    @Override
    public void accept(TraceRecord happened) {
        if (records.size() == MOST) {
            records.removeFirst();
        }
        records.addLast(happened);
    }

    Iterable<TraceRecord> records() {
        return records;
    }
}
