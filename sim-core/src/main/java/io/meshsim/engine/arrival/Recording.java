package io.meshsim.engine.arrival;

import io.meshsim.engine.csv.CsvColumn;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.time.GoDuration;
import io.meshsim.engine.time.SimTime;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** Arrivals at given times; draws nothing. */
final class Recording implements ArrivalProcess {

    private final long[] timesNanos;
    private final boolean repeated;

    private Recording(long[] timesNanos, boolean repeated, IntFunction<String> where) {
        this.timesNanos = timesNanos;
        this.repeated = repeated;
        if (timesNanos.length == 0) {
            throw new IllegalArgumentException("a trace needs at least one arrival");
        }
        for (int i = 1; i < timesNanos.length; i++) {
            if (timesNanos[i] < timesNanos[i - 1]) {
                throw new IllegalArgumentException(
                        where.apply(i)
                                + text(timesNanos[i])
                                + " must not be before the arrival above it, at "
                                + text(timesNanos[i - 1]));
            }
        }
        if (repeated && timesNanos[timesNanos.length - 1] == 0) {
            throw new IllegalArgumentException(
                    "a trace that repeats needs an arrival later than its start");
        }
    }

    static Recording of(List<Duration> times, boolean repeated) {
        long[] timesNanos = times.stream().mapToLong(SimTime::nanos).toArray();
        return new Recording(timesNanos, repeated, i -> "arrival " + (i + 1) + ": ");
    }

    static Recording of(CsvColumn times, boolean repeated) {
        return new Recording(times.nanos().toArray(), repeated, times::where);
    }

    @Override
    public Arrivals start(RandomStream stream) {
        return new Run(timesNanos, repeated);
    }

    @Override
    public String toString() {
        String again = repeated ? ", and again" : "";
        String last = text(timesNanos[timesNanos.length - 1]);
        return timesNanos.length + " recorded over " + last + again;
    }

    private static String text(long nanos) {
        return GoDuration.text(Duration.ofNanos(nanos));
    }

    private static final class Run implements Arrivals {

        private final long[] timesNanos;
        private final boolean repeated;
        private int next;
        private long beforeNanos;

        Run(long[] timesNanos, boolean repeated) {
            this.timesNanos = timesNanos;
            this.repeated = repeated;
        }

        @Override
        public long nextGapNanos() {
            if (next == timesNanos.length) {
                if (!repeated) {
                    return SimTime.NEVER;
                }
                next = 0;
                beforeNanos = 0;
            }
            long gapNanos = timesNanos[next] - beforeNanos;
            beforeNanos = timesNanos[next++];
            return gapNanos;
        }
    }
}
