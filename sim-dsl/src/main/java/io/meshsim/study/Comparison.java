package io.meshsim.study;

import io.meshsim.engine.stat.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * Two alternatives run on the same seeds.
 *
 * <p>What comes from chance and is alike in both, such as the moments of arrivals, cancels out in
 * the difference, so its interval is narrower than those of the two means suggest (common random
 * numbers). If the interval does not hold zero, the alternatives differ.
 *
 * @param first the results of the first
 * @param second the results of the second
 */
public record Comparison(Results first, Results second) {

    public Comparison {
        if (first.baseSeed() != second.baseSeed() || first.count() != second.count()) {
            throw new IllegalArgumentException(
                    "results of "
                            + first.count()
                            + " and "
                            + second.count()
                            + " replications with seeds "
                            + first.baseSeed()
                            + " and "
                            + second.baseSeed()
                            + " are no pairs");
        }
    }

    /** The first less the second, replication by replication. */
    public Results difference() {
        List<Responses> differences = new ArrayList<>();
        for (int i = 0; i < first.count(); i++) {
            differences.add(first.all().get(i).minus(second.all().get(i)));
        }
        return new Results(first.baseSeed(), differences);
    }

    /** Student's interval for the mean of the paired differences, first less second. */
    public Interval difference(String response, double confidence) {
        return difference().interval(response, confidence);
    }
}
