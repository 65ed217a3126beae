package io.meshsim.engine.arrival;

import io.meshsim.engine.random.RandomStream;
import java.util.List;

/** Two phases in turn, of exponential lengths: a Markov-modulated Poisson process of two states. */
record Bursts(Phase quiet, Phase burst) implements ArrivalProcess {

    Bursts {
        Phase.requireArrivals(List.of(quiet, burst));
    }

    @Override
    public Arrivals start(RandomStream stream) {
        return new PhasedArrivals(new Walk(quiet, burst, stream), stream);
    }

    @Override
    public String toString() {
        return "quiet: " + quiet + " on average, bursts: " + burst + " on average";
    }

    private static final class Walk implements PhaseWalk {

        private final Phase quiet;
        private final Phase burst;
        private final RandomStream stream;
        private boolean inBurst;

        /** Starts as if it had always run, in a burst with the share of time that bursts have. */
        Walk(Phase quiet, Phase burst, RandomStream stream) {
            this.quiet = quiet;
            this.burst = burst;
            this.stream = stream;
            double both = quiet.lengthNanos() + (double) burst.lengthNanos();
            boolean startsInBurst = stream.nextBoolean(burst.lengthNanos() / both);
            this.inBurst = !startsInBurst;
        }

        @Override
        public boolean enterNext() {
            inBurst = !inBurst;
            return true;
        }

        @Override
        public double perNano() {
            return inBurst ? burst.perNano() : quiet.perNano();
        }

        @Override
        public long lengthNanos() {
            long meanNanos = inBurst ? burst.lengthNanos() : quiet.lengthNanos();
            return StrictMath.round(meanNanos * stream.nextExponential());
        }
    }
}
