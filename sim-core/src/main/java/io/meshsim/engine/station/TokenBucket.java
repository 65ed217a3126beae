package io.meshsim.engine.station;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.time.SimTime;
import java.util.Locale;

/**
 * Tokens that drip into a bucket at an even rate and are taken out by who wants to do something.
 *
 * <p>Filled at the start; nothing runs while it fills. Integers throughout, so nothing drifts: the
 * level is kept in parts of a token, of which each nanosecond brings a whole number. Go's
 * golang.org/x/time/rate does the same in floating point, and can be off by a nanosecond; {@link
 * #reserve} is its ReserveN, and {@link #take} its WaitN without a deadline.
 */
public final class TokenBucket {

    private final Simulation simulation;
    private final String name;
    private final long burst;

    /** Parts that make a token: as many as the rate's duration has nanoseconds. */
    private final long partsPerToken;

    private final long partsPerNano;
    private final long fullParts;

    /** Negative while tokens are reserved that are yet to come. */
    private long parts;

    private long filledNanos;
    private long taken;
    private long refused;

    /**
     * A full bucket.
     *
     * @param burst tokens it holds
     * @throws IllegalArgumentException if it holds none, or more than 2^60 parts: nanoseconds of
     *     the rate's duration times tokens
     */
    public TokenBucket(Simulation simulation, String name, TokenRate rate, long burst) {
        this.simulation = simulation;
        this.name = name;
        this.burst = burst;
        partsPerToken = rate.per().toNanos();
        partsPerNano = rate.tokens();
        if (burst < 1 || burst > (1L << 60) / partsPerToken) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "burst %d of %s must be 1 to %d tokens",
                            burst,
                            name,
                            (1L << 60) / partsPerToken));
        }
        fullParts = burst * partsPerToken;
        parts = fullParts;
        filledNanos = simulation.nowNanos();
    }

    /**
     * Takes tokens if they are there; whether it did.
     *
     * @throws IllegalArgumentException if fewer than 1 are wanted
     */
    public boolean tryTake(long wanted) {
        if (timeUntilAvailableNanos(wanted) > 0) {
            refused++;
            return false;
        }
        remove(wanted);
        return true;
    }

    /**
     * Takes tokens in advance, and says in how many nanoseconds they will be there; {@link
     * SimTime#NEVER}, and nothing is taken, if the bucket never holds so many.
     *
     * @throws IllegalArgumentException if fewer than 1 are wanted
     * @throws IllegalStateException if so many are reserved that they would come too late to count
     */
    public long reserve(long wanted) {
        long nanos = timeUntilAvailableNanos(wanted);
        if (nanos == SimTime.NEVER) {
            refused++;
        } else {
            remove(wanted);
        }
        return nanos;
    }

    /**
     * Takes tokens; {@code onTaken} runs for {@code row} once they are there. First come, first
     * served.
     *
     * @throws IllegalArgumentException if fewer than 1 are wanted, or more than the burst
     */
    public void take(long wanted, Event onTaken, int row) {
        if (wanted > burst) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d tokens of %s must not exceed its burst of %d",
                            wanted,
                            name,
                            burst));
        }
        onTaken.after(reserve(wanted), row);
    }

    /**
     * How long until so many tokens are there if nobody takes any, in nanoseconds; 0 if they are,
     * {@link SimTime#NEVER} if the bucket never holds so many.
     *
     * @throws IllegalArgumentException if fewer than 1 are wanted
     */
    public long timeUntilAvailableNanos(long wanted) {
        if (wanted < 1) {
            throw new IllegalArgumentException(
                    wanted + " tokens of " + name + " must be at least 1");
        }
        if (wanted > burst) {
            return SimTime.NEVER;
        }
        fill();
        long missing = wanted * partsPerToken - parts;
        return missing <= 0 ? 0 : -Math.floorDiv(-missing, partsPerNano);
    }

    /** Whole tokens that are there; 0 while some are reserved that are yet to come. */
    public long available() {
        fill();
        return Math.max(0, parts / partsPerToken);
    }

    /** Tokens taken since the start or the last reset, those in advance included. */
    public long taken() {
        return taken;
    }

    /** Requests for tokens, of whatever number, that were refused. */
    public long refused() {
        return refused;
    }

    /** Starts the statistics anew; the level stays. */
    public void resetStatistics() {
        taken = 0;
        refused = 0;
    }

    private void remove(long wanted) {
        if (parts < -(1L << 60)) {
            throw new IllegalStateException(
                    String.format(
                            Locale.ROOT,
                            "too many tokens of %s are reserved at %s",
                            name,
                            SimTime.text(simulation.nowNanos())));
        }
        parts -= wanted * partsPerToken;
        taken += wanted;
    }

    private void fill() {
        long nanos = simulation.nowNanos() - filledNanos;
        filledNanos += nanos;
        long missing = fullParts - parts;
        parts = nanos > missing / partsPerNano ? fullParts : parts + nanos * partsPerNano;
    }
}
