package io.meshsim.engine.arrival;

import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.time.SimTime;

/** Several arrivals at one instant for each one of another process. */
record Batches(ArrivalProcess process, int size) implements ArrivalProcess {

    Batches {
        if (size < 1) {
            throw new IllegalArgumentException("batch size " + size + " must be at least 1");
        }
    }

    @Override
    public Arrivals start(RandomStream stream) {
        return new Run(process.start(stream), size);
    }

    @Override
    public String toString() {
        return process + ", " + size + " at once";
    }

    private static final class Run implements Arrivals {

        private final Arrivals batches;
        private final int size;
        private int left;

        Run(Arrivals batches, int size) {
            this.batches = batches;
            this.size = size;
        }

        @Override
        public long nextGapNanos() {
            if (left > 0) {
                left--;
                return 0;
            }
            long gapNanos = batches.nextGapNanos();
            left = gapNanos == SimTime.NEVER ? 0 : size - 1;
            return gapNanos;
        }
    }
}
