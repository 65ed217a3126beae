package io.meshsim.dsl;

import io.meshsim.engine.trace.TraceRecord;
import io.meshsim.engine.trace.TraceSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The last records that belong to no request, for failures and for who asks why. */
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

    /** The last one of a kind, if any. */
    Optional<TraceRecord> last(Predicate<TraceRecord> wanted) {
        Iterator<TraceRecord> latestFirst = records.descendingIterator();
        while (latestFirst.hasNext()) {
            TraceRecord happened = latestFirst.next();
            if (wanted.test(happened)) {
                return Optional.of(happened);
            }
        }
        return Optional.empty();
    }

    /** What led to a record, as far as it is kept; a cause always comes before its effect. */
    CauseChain chain(TraceRecord effect) {
        Deque<TraceRecord> chain = new ArrayDeque<>();
        long wanted = effect.number();
        Iterator<TraceRecord> latestFirst = records.descendingIterator();
        while (latestFirst.hasNext()) {
            TraceRecord happened = latestFirst.next();
            if (happened.number() == wanted) {
                chain.addFirst(happened);
                wanted = happened.cause();
            }
        }
        return new CauseChain(List.copyOf(chain));
    }
}
