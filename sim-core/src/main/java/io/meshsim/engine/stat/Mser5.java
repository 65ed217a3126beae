package io.meshsim.engine.stat;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Finds where the warm-up of a run ends, from the observations themselves: it drops as many from
 * the start as makes the mean of the rest surest.
 *
 * <p>The Marginal Standard Error Rule over means of five consecutive observations: the cut is where
 * the sum of squared distances to the mean of what remains, over the square of its number, is least
 * (White, An Effective Truncation Heuristic for Bias Reduction in Simulation Output, Simulation 69,
 * 1997; in fives: White, Cobb and Spratt, Winter Simulation Conference 2000). Keeps one number for
 * every five observations.
 */
public final class Mser5 {

    private static final int BATCH = 5;

    private double[] means = new double[64];
    private int batches;
    private int inBatch;
    private double sum;

    /** Adds an observation. */
    public void add(double observation) {
        sum += observation;
        if (++inBatch == BATCH) {
            if (batches == means.length) {
                means = Arrays.copyOf(means, 2 * batches);
            }
            means[batches++] = sum / BATCH;
            inBatch = 0;
            sum = 0;
        }
    }

    /**
     * How many observations to drop; empty if the best cut lies in the second half, for then the
     * run is too short to tell.
     */
    public OptionalLong truncation() {
        int cut = bestCut();
        return 2 * cut > batches || batches < 2
                ? OptionalLong.empty()
                : OptionalLong.of((long) BATCH * cut);
    }

    /** The mean of what remains after the cut; empty if there is no cut. */
    public Tally remaining() {
        int cut = truncation().isPresent() ? bestCut() : 0;
        Tally tally = new Tally();
        for (int i = cut; i < batches; i++) {
            tally.add(means[i]);
        }
        return tally;
    }

    /** From the end, so that one pass meets every remainder; of equal cuts the earliest. */
    private int bestCut() {
        Tally remainder = new Tally();
        double least = Double.POSITIVE_INFINITY;
        int best = batches;
        for (int cut = batches - 1; cut >= 0; cut--) {
            remainder.add(means[cut]);
            long left = remainder.count();
            double error = remainder.variance() * (left - 1) / ((double) left * left);
            if (left >= BATCH && error <= least) {
                least = error;
                best = cut;
            }
        }
        return best;
    }
}
