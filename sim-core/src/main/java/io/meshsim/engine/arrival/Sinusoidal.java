package io.meshsim.engine.arrival;

import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.time.GoDuration;
import io.meshsim.engine.time.SimTime;
import java.time.Duration;

/** Poisson arrivals whose rate rises and falls as a sine, starting at its mean and rising. */
record Sinusoidal(double meanPerSecond, Duration period, double swing) implements ArrivalProcess {

    Sinusoidal {
        Rates.require(meanPerSecond);
        if (!(swing >= 0 && swing <= 1)) {
            throw new IllegalArgumentException("swing " + swing + " must be between 0 and 1");
        }
        Rates.require(meanPerSecond * (1 + swing));
        if (SimTime.nanos(period) == 0) {
            throw new IllegalArgumentException("the period of a sine must be longer than zero");
        }
    }

    @Override
    public Arrivals start(RandomStream stream) {
        return new Run(this, stream);
    }

    @Override
    public String toString() {
        return "sine around "
                + meanPerSecond
                + " per second, swing "
                + swing
                + ", over "
                + GoDuration.text(period);
    }

    /**
     * Thinning (Lewis and Shedler, Naval Research Logistics Quarterly 26, 1979): arrivals at the
     * peak rate, of which each is kept with the share that the rate has of the peak then.
     */
    private static final class Run implements Arrivals {

        private final Arrivals candidates;
        private final long periodNanos;
        private final double swing;
        private final RandomStream stream;
        private long phaseNanos;

        Run(Sinusoidal process, RandomStream stream) {
            Poisson peak = new Poisson(process.meanPerSecond * (1 + process.swing));
            this.candidates = peak.start(stream);
            this.periodNanos = SimTime.nanos(process.period);
            this.swing = process.swing;
            this.stream = stream;
        }

        @Override
        public long nextGapNanos() {
            long gapNanos = 0;
            while (true) {
                long candidateNanos = candidates.nextGapNanos();
                gapNanos += candidateNanos;
                if (gapNanos < 0 || candidateNanos == SimTime.NEVER) {
                    return SimTime.NEVER;
                }
                phaseNanos = (phaseNanos + candidateNanos % periodNanos) % periodNanos;
                if (stream.nextDouble() * (1 + swing) < relativeRate()) {
                    return gapNanos;
                }
            }
        }

        private double relativeRate() {
            double turn = phaseNanos / (double) periodNanos;
            return 1 + swing * Sine.ofTurn(turn);
        }
    }
}
