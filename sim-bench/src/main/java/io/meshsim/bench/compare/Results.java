package io.meshsim.bench.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The rates of all rounds. */
final class Results {

    private final Map<Job, List<Rate>> rates = new LinkedHashMap<>();

    void add(Job job, Rate rate) {
        rates.computeIfAbsent(job, any -> new ArrayList<>()).add(rate);
    }

    /** The median over the rounds, if the job was done. */
    OptionalDouble opsPerSecond(Job job) {
        List<Rate> sorted = sorted(job);
        return sorted.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(sorted.get(sorted.size() / 2).opsPerSecond());
    }

    /** Bytes per operation in the median round, if the job was done. */
    OptionalDouble bytesPerOp(Job job) {
        List<Rate> sorted = sorted(job);
        return sorted.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(sorted.get(sorted.size() / 2).bytesPerOp());
    }

    /** How many times the first is faster than the second, if both were done. */
    OptionalDouble ratio(Job first, Job second) {
        OptionalDouble above = opsPerSecond(first);
        OptionalDouble below = opsPerSecond(second);
        return above.isPresent() && below.isPresent()
                ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
                : OptionalDouble.empty();
    }

    private List<Rate> sorted(Job job) {
        List<Rate> sorted = new ArrayList<>(rates.getOrDefault(job, List.of()));
        sorted.sort(Comparator.comparingDouble(Rate::opsPerSecond));
        return sorted;
    }
}
