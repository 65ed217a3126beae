package io.meshsim.yaml;

import io.meshsim.yaml.schema.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads what is to be measured. */
final class MeasureReader {

    private static final List<String> WORDS =
            List.of("metric", "latency", "successRate", "convergence", "pushes", "pushed", "stale");

    private final Names names;
    private final Reading reading;

    MeasureReader(Names names, Reading reading) {
        this.names = names;
        this.reading = reading;
    }

    Optional<Measure> read(YamlNode node) {
        List<String> words = WORDS.stream().filter(word -> node.peek(word).isPresent()).toList();
        if (words.size() != 1) {
            reading.error(
                    node,
                    "one thing is measured, not " + words.size(),
                    "give one of " + String.join(", ", WORDS));
            return Optional.empty();
        }
        YamlNode value = node.required(words.get(0));
        return switch (words.get(0)) {
            case "metric" -> metric(node, value.asString());
            case "latency" -> latency(value);
            case "successRate" -> of(value).map(Measures::successRate);
            case "convergence" -> Optional.of(Measures.convergence(value.asString()));
            case "pushes" -> Optional.of(Measures.pushes(value.asString()));
            case "stale" -> Optional.of(Measures.staleProxies());
            default -> pushed(value);
        };
    }

    private Optional<Measure> metric(YamlNode node, String name) {
        Optional<Double> quantile = node.field("quantile").map(YamlNode::asDouble);
        Optional<String> stat = node.string("stat");
        if (quantile.isPresent() && stat.isPresent()) {
            reading.error(node, "a quantile has no stat", "remove one of the two");
            return Optional.empty();
        }
        return Optional.of(
                new MetricMeasure(name, node.stringMap("labels"), quantile, stat).measure());
    }

    private Optional<Measure> latency(YamlNode node) {
        int percentile = node.required("percentile").asInt();
        return of(node).map(service -> Measures.latency(service, percentile));
    }

    private Optional<Measure> pushed(YamlNode node) {
        String count = node.required("count").asString();
        return Optional.of(Measures.pushed(node.string("type").orElse(""), count));
    }

    private Optional<String> of(YamlNode node) {
        Optional<YamlNode> of = node.field("of");
        return of.isEmpty() ? Optional.of("") : names.host(of.get());
    }
}
