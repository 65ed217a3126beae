package io.meshsim.yaml;

import io.meshsim.engine.random.Distribution;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads laws for lengths of time. */
final class LawReader {

    private static final String SHIFT = "plus";

    /** Stands in for what has been reported already, until the reading ends with that error. */
    private static final Distribution WRONG = Distribution.constant(Duration.ZERO);

    private final Reading reading;

    LawReader(Reading reading) {
        this.reading = reading;
    }

    /** Nothing if it is absent, or wrong, which is an error. */
    Optional<Distribution> read(YamlNode parent, String name) {
        return parent.field(name).flatMap(this::read);
    }

    private Optional<Distribution> read(YamlNode node) {
        List<String> kinds = new ArrayList<>(node.fieldNames());
        kinds.remove(SHIFT);
        if (kinds.size() != 1) {
            reading.error(
                    node,
                    "a law needs exactly one of constant, exponential, uniform, lognormal, gamma,"
                            + " weibull, pareto, empirical, mixture",
                    "for example {exponential: {mean: 5ms}}");
            return Optional.empty();
        }
        try {
            Distribution law = law(kinds.get(0), node.required(kinds.get(0)));
            Optional<YamlNode> shift = node.field(SHIFT);
            return Optional.of(shift.map(plus -> law.plus(length(plus))).orElse(law));
        } catch (IllegalArgumentException problem) {
            reading.error(node, String.valueOf(problem.getMessage()), "");
            return Optional.empty();
        }
    }

    private Distribution law(String kind, YamlNode law) {
        return switch (kind) {
            case "constant" -> Distribution.constant(length(law));
            case "exponential" -> Distribution.exponential(length(law, "mean"));
            case "uniform" -> Distribution.uniform(length(law, "low"), length(law, "high"));
            case "lognormal" -> Distribution.lognormal(length(law, "median"), number(law, "sigma"));
            case "gamma" -> Distribution.gamma(length(law, "mean"), number(law, "shape"));
            case "weibull" -> Distribution.weibull(length(law, "scale"), number(law, "shape"));
            case "pareto" -> pareto(law);
            case "empirical" -> empirical(law);
            case "mixture" -> mixture(law);
            default -> throw new AssertionError("the schema knows a law " + kind + " too");
        };
    }

    private Distribution pareto(YamlNode law) {
        Duration low = length(law, "low");
        double shape = number(law, "shape");
        return law.field("high")
                .map(high -> Distribution.pareto(low, shape, length(high)))
                .orElseGet(() -> Distribution.pareto(low, shape));
    }

    private Distribution empirical(YamlNode law) {
        boolean interpolate = law.bool("interpolate").orElse(false);
        if (law.peek("observations").isPresent() == law.peek("file").isPresent()) {
            throw new IllegalArgumentException(
                    "an empirical law needs either observations, or file, column and unit");
        }
        if (law.peek("file").isPresent()) {
            return interpolate
                    ? Distribution.interpolated(CsvFiles.column(law))
                    : Distribution.empirical(CsvFiles.column(law));
        }
        List<Duration> observations = law.items("observations").stream().map(this::length).toList();
        return interpolate
                ? Distribution.interpolated(observations)
                : Distribution.empirical(observations);
    }

    private Distribution mixture(YamlNode parts) {
        List<Distribution.Part> read = new ArrayList<>();
        for (YamlNode part : parts.items()) {
            double weight = number(part, "weight");
            read(part, "law").ifPresent(law -> read.add(Distribution.part(weight, law)));
        }
        if (read.size() < parts.items().size()) {
            return WRONG;
        }
        return Distribution.mixture(read.toArray(new Distribution.Part[0]));
    }

    private Duration length(YamlNode law, String field) {
        return length(law.required(field));
    }

    private Duration length(YamlNode node) {
        return Lengths.duration(node, reading);
    }

    private static double number(YamlNode law, String field) {
        return law.required(field).asDouble();
    }
}
