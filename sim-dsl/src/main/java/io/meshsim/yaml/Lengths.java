package io.meshsim.yaml;

import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;

/** Reads lengths of time. */
final class Lengths {

    private Lengths() {}

    static long notNegative(YamlNode node, Reading reading) {
        long nanos = node.asDurationNanos();
        if (nanos < 0) {
            reading.error(node, node.text() + " must not be negative", "for example 100ms");
            return 0;
        }
        return nanos;
    }

    static long positive(YamlNode node, Reading reading) {
        long nanos = notNegative(node, reading);
        if (nanos == 0) {
            reading.error(node, node.text() + " must be longer than zero", "for example 60s");
        }
        return nanos;
    }

    static Duration duration(YamlNode node, Reading reading) {
        return Duration.ofNanos(notNegative(node, reading));
    }
}
