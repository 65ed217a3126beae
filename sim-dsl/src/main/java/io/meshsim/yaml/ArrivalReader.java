package io.meshsim.yaml;

import io.meshsim.engine.arrival.ArrivalProcess;
import io.meshsim.engine.arrival.Phase;
import io.meshsim.engine.csv.CsvColumn;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads when the requests of a client come. */
final class ArrivalReader {

    private static final String BATCH = "batch";
    private static final String REPEAT = "repeat";

    private final Reading reading;

    ArrivalReader(Reading reading) {
        this.reading = reading;
    }

    /** Either {@code rate}, which is Poisson, or {@code arrivals}; nothing if that is wrong. */
    Optional<ArrivalProcess> read(YamlNode client) {
        Optional<YamlNode> rate = client.field("rate");
        Optional<YamlNode> arrivals = client.field("arrivals");
        if (rate.isPresent() == arrivals.isPresent()) {
            reading.error(
                    client, "a client needs either a rate or arrivals", "for example rate: 100/s");
            return Optional.empty();
        }
        YamlNode given = rate.or(() -> arrivals).orElseThrow();
        try {
            return Optional.of(
                    rate.isPresent() ? ArrivalProcess.poisson(rate(given)) : process(given));
        } catch (IllegalArgumentException problem) {
            reading.error(given, String.valueOf(problem.getMessage()), "");
            return Optional.empty();
        }
    }

    private ArrivalProcess process(YamlNode node) {
        List<String> kinds = new ArrayList<>(node.fieldNames());
        kinds.remove(BATCH);
        kinds.remove(REPEAT);
        if (kinds.size() != 1) {
            throw new IllegalArgumentException(
                    "arrivals need exactly one of poisson, even, steps, sinusoidal, bursts, trace,"
                            + " for example {poisson: 100/s}");
        }
        String kind = kinds.get(0);
        boolean repeated = node.bool(REPEAT).orElse(false);
        if (repeated && !kind.equals("steps") && !kind.equals("trace")) {
            throw new IllegalArgumentException(
                    "repeat goes with steps or trace; " + kind + " never ends");
        }
        ArrivalProcess process = process(kind, node.required(kind), repeated);
        return node.integer(BATCH)
                .map(size -> process.inBatchesOf(Math.toIntExact(size)))
                .orElse(process);
    }

    private ArrivalProcess process(String kind, YamlNode node, boolean repeated) {
        return switch (kind) {
            case "poisson" -> ArrivalProcess.poisson(rate(node));
            case "even" -> ArrivalProcess.even(rate(node));
            case "steps" -> steps(node, repeated);
            case "sinusoidal" ->
                    ArrivalProcess.sinusoidal(
                            rate(node, "mean"),
                            length(node, "period"),
                            node.required("swing").asDouble());
            case "bursts" ->
                    ArrivalProcess.bursts(
                            phase(node.required("quiet")), phase(node.required("burst")));
            case "trace" -> trace(CsvFiles.column(node), repeated);
            default -> throw new AssertionError("the schema knows arrivals " + kind + " too");
        };
    }

    private ArrivalProcess steps(YamlNode node, boolean repeated) {
        Phase[] phases = node.items().stream().map(this::phase).toArray(Phase[]::new);
        return repeated ? ArrivalProcess.repeatedSteps(phases) : ArrivalProcess.steps(phases);
    }

    private static ArrivalProcess trace(CsvColumn times, boolean repeated) {
        return repeated ? ArrivalProcess.repeatedTrace(times) : ArrivalProcess.trace(times);
    }

    private Phase phase(YamlNode node) {
        return new Phase(rate(node, "rate"), length(node, "for"));
    }

    private Duration length(YamlNode node, String field) {
        return Lengths.duration(node.required(field), reading);
    }

    private static double rate(YamlNode node, String field) {
        return rate(node.required(field));
    }

    /** The schema has checked its shape: a number, a slash, and s, m or h. */
    private static double rate(YamlNode node) {
        String text = node.asString();
        int slash = text.indexOf('/');
        double count = Double.parseDouble(text.substring(0, slash));
        return switch (text.charAt(slash + 1)) {
            case 'm' -> count / 60;
            case 'h' -> count / 3600;
            default -> count;
        };
    }
}
