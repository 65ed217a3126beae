package io.meshsim.study;

import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.stat.Bootstrap;
import io.meshsim.engine.stat.Interval;
import io.meshsim.engine.stat.Tally;
import java.util.List;

/**
 * What all replications measured, in the order of their numbers; prints as one line for each
 * response, with its interval at 95 %.
 *
 * @param baseSeed what the seeds of the replications come from
 * @param all the responses of each replication, the first one's first
 */
public record Results(long baseSeed, List<Responses> all) {

    private static final int RESAMPLES = 2_000;

    public Results {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("results need at least one replication");
        }
        for (int i = 1; i < all.size(); i++) {
            if (!all.get(i).names().equals(all.get(0).names())) {
                throw new IllegalArgumentException(
                        "replication "
                                + (i + 1)
                                + " has the responses "
                                + all.get(i).names()
                                + "; it must have those of the first, "
                                + all.get(0).names());
            }
        }
    }

    /** How many replications there are. */
    public int count() {
        return all.size();
    }

    /** The names of the responses. */
    public List<String> names() {
        return all.get(0).names();
    }

    /** One response of each replication. */
    public double[] values(String response) {
        return all.stream().mapToDouble(responses -> responses.value(response)).toArray();
    }

    /** Count, mean and spread of one response over the replications. */
    public Tally tally(String response) {
        return tally(all, response);
    }

    /** Student's interval for the mean of a response. */
    public Interval interval(String response, double confidence) {
        return Interval.student(tally(response), confidence);
    }

    /**
     * The percentile bootstrap interval for the mean of a response, for responses far from normal
     * and some twenty replications or more; drawn from the base seed.
     */
    public Interval bootstrap(String response, double confidence) {
        RandomStream stream = RandomStream.of(baseSeed, "study", "bootstrap of " + response);
        return new Bootstrap(confidence, RESAMPLES).mean(values(response), stream);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String name : names()) {
            text.append(name).append("  ").append(interval(name, 0.95)).append('\n');
        }
        return text.append(count()).append(" replications, seed ").append(baseSeed).toString();
    }

    static Tally tally(List<Responses> all, String response) {
        Tally tally = new Tally();
        all.forEach(responses -> tally.add(responses.value(response)));
        return tally;
    }
}
