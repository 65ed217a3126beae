package io.meshsim.yaml;

import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;

/** Reads where a run is ended. */
final class LimitsReader {

    private LimitsReader() {}

    static RunLimits read(YamlNode spec, Reading reading) {
        return spec.field("limits").map(node -> limits(node, reading)).orElse(RunLimits.NONE);
    }

    private static RunLimits limits(YamlNode node, Reading reading) {
        return new RunLimits(
                node.integer("events"),
                node.field("time").map(time -> length(time, reading)),
                node.field("wall").map(wall -> length(wall, reading)));
    }

    private static Duration length(YamlNode node, Reading reading) {
        return Duration.ofNanos(Lengths.positive(node, reading));
    }
}
