package io.meshsim.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The rates of all rounds. */
final class Results {

    private final Map<Job, List<Rate>> rates = new LinkedHashMap<>();

    void add(Job job, Rate rate) {
        rates.computeIfAbsent(job, any -> new ArrayList<>()).add(rate);
    }

    /** The median over the rounds, if the job was done. */
    OptionalDouble opsPerSecond(Job job) {
        return median(job, Rate::opsPerSecond);
    }

    /** The median over the rounds, if the job was done. */
    OptionalDouble bytesPerOp(Job job) {
        return median(job, Rate::bytesPerOp);
    }

    /** How many times the first is faster than the second, if both were done. */
    OptionalDouble ratio(Job first, Job second) {
        OptionalDouble above = opsPerSecond(first);
        OptionalDouble below = opsPerSecond(second);
        return above.isPresent() && below.isPresent()
                ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
                : OptionalDouble.empty();
    }

    private OptionalDouble median(Job job, ToDoubleFunction<Rate> value) {
        double[] sorted =
                rates.getOrDefault(job, List.of()).stream().mapToDouble(value).sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
    }
}
