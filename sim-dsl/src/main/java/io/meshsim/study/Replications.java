package io.meshsim.study;

import io.meshsim.engine.stat.SequentialStopping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Runs a model again and again, with a seed of its own each time, and puts an interval around what
 * it measures.
 *
 * <p>The model is a function from a {@link Replication} to its {@link Responses}; it makes its own
 * simulation from the seed and shares nothing with the others. Results are in the order of the
 * replications and the same whether they ran side by side or not.
 */
public final class Replications {

    private final int least;
    private final int most;
    private final Predicate<List<Responses>> enough;
    private final long baseSeed;
    private final int threads;

    private Replications(
            int least, int most, Predicate<List<Responses>> enough, long baseSeed, int threads) {
        this.least = least;
        this.most = most;
        this.enough = enough;
        this.baseSeed = baseSeed;
        this.threads = threads;
    }

    /**
     * As many as this, one after the other, from base seed 1.
     *
     * @throws IllegalArgumentException if there is not at least one
     */
    public static Replications of(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("replications " + count + " must be at least 1");
        }
        return new Replications(count, count, all -> false, 1, 1);
    }

    /**
     * As many as it takes until the interval of one response is narrow enough, or the rule's
     * maximum is reached; of a comparison, the interval of the difference.
     */
    public static Replications until(String response, SequentialStopping rule) {
        return new Replications(
                rule.minReplications(),
                rule.maxReplications(),
                all -> rule.isMet(Results.tally(all, response)),
                1,
                1);
    }

    /** The same with seeds derived from this one. */
    public Replications seed(long newBaseSeed) {
        return new Replications(least, most, enough, newBaseSeed, threads);
    }

    /**
     * The same with this many side by side. At a {@linkplain #until stopping rule} some that turn
     * out to be too many are run and dropped.
     *
     * @throws IllegalArgumentException if there is not at least one thread
     */
    public Replications parallel(int newThreads) {
        if (newThreads < 1) {
            throw new IllegalArgumentException("threads " + newThreads + " must be at least 1");
        }
        return new Replications(least, most, enough, baseSeed, newThreads);
    }

    /**
     * Runs the model.
     *
     * @throws ReplicationFailure if a replication throws: the one with the lowest number
     * @throws IllegalArgumentException if replications differ in the names of their responses
     */
    public Results run(Function<Replication, Responses> model) {
        return new Results(baseSeed, collect(model, one -> one));
    }

    /** Runs two models on the same seeds; throws what {@link #run} does. */
    public Comparison compare(
            Function<Replication, Responses> first, Function<Replication, Responses> second) {
        List<Pair> pairs =
                collect(
                        replication ->
                                new Pair(first.apply(replication), second.apply(replication)),
                        pair -> pair.first().minus(pair.second()));
        return new Comparison(
                new Results(baseSeed, pairs.stream().map(Pair::first).toList()),
                new Results(baseSeed, pairs.stream().map(Pair::second).toList()));
    }

    private record Pair(Responses first, Responses second) {}

    /** Judges after each replication in turn, so that the end does not depend on the threads. */
    private <T> List<T> collect(Function<Replication, T> model, Function<T, Responses> judged) {
        List<T> collected = new ArrayList<>();
        List<Responses> soFar = new ArrayList<>();
        try (Lanes lanes = new Lanes(threads)) {
            int round = least;
            while (collected.size() < most) {
                for (Lanes.Pending<T> next : lanes.start(model, round(collected.size(), round))) {
                    T result = next.get();
                    collected.add(result);
                    soFar.add(judged.apply(result));
                    if (enough.test(soFar)) {
                        return collected;
                    }
                }
                round = threads;
            }
        }
        return collected;
    }

    private List<Replication> round(int done, int size) {
        List<Replication> round = new ArrayList<>();
        for (int number = done + 1; number <= Math.min(done + size, most); number++) {
            round.add(Replication.of(baseSeed, number));
        }
        return round;
    }
}
