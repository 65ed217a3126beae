package io.meshsim.engine.random;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

record Mixture(List<Part> parts, double totalWeight) implements Distribution {

    Mixture {
        parts = List.copyOf(parts);
        if (!(totalWeight > 0) || totalWeight == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "a mixture needs at least one part with a weight above 0");
        }
    }

    static Mixture of(List<Part> parts) {
        return new Mixture(parts, parts.stream().mapToDouble(Part::weight).sum());
    }

    @Override
    public long sampleNanos(RandomStream stream) {
        double place = stream.nextDouble() * totalWeight;
        int last = parts.size() - 1;
        int part = 0;
        while (part < last && place >= parts.get(part).weight()) {
            place -= parts.get(part).weight();
            part++;
        }
        return parts.get(part).law().sampleNanos(stream);
    }

    @Override
    public double meanNanos() {
        return weighted(Distribution::meanNanos);
    }

    @Override
    public double standardDeviationNanos() {
        double mean = meanNanos();
        double variance = weighted(law -> variance(law, mean));
        return StrictMath.sqrt(variance);
    }

    /** Around the mean of the mixture. */
    private static double variance(Distribution law, double mean) {
        double spread = law.standardDeviationNanos();
        double shift = law.meanNanos() - mean;
        return spread * spread + shift * shift;
    }

    private double weighted(ToDoubleFunction<Distribution> value) {
        double sum = 0;
        for (Part part : parts) {
            sum += part.weight() == 0 ? 0 : part.weight() * value.applyAsDouble(part.law());
        }
        return sum / totalWeight;
    }

    @Override
    public String toString() {
        return parts.stream()
                .map(part -> part.weight() + " of " + part.law())
                .collect(Collectors.joining(", ", "mixture (", ")"));
    }
}
