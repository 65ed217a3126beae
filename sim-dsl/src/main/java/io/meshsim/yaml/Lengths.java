package io.meshsim.yaml;

import io.meshsim.engine.random.Distribution;
import io.meshsim.yaml.schema.YamlNode;
import java.time.Duration;
import java.util.Optional;

/** Reads lengths of time, and laws for them. */
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

    static Optional<Distribution> law(YamlNode parent, String name, Reading reading) {
        Optional<YamlNode> found = parent.field(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        YamlNode law = found.get();
        if (law.fieldNames().size() != 1) {
            reading.error(
                    law,
                    "a law needs exactly one of constant, exponential, uniform, lognormal",
                    "for example {exponential: {mean: 5ms}}");
            return Optional.empty();
        }
        try {
            return Optional.of(law(law, reading));
        } catch (IllegalArgumentException problem) {
            reading.error(law, String.valueOf(problem.getMessage()), "");
            return Optional.empty();
        }
    }

    private static Distribution law(YamlNode law, Reading reading) {
        Optional<YamlNode> constant = law.field("constant");
        if (constant.isPresent()) {
            return Distribution.constant(duration(constant.get(), reading));
        }
        Optional<YamlNode> exponential = law.field("exponential");
        if (exponential.isPresent()) {
            YamlNode mean = exponential.get().required("mean");
            return Distribution.exponential(duration(mean, reading));
        }
        Optional<YamlNode> uniform = law.field("uniform");
        if (uniform.isPresent()) {
            return Distribution.uniform(
                    duration(uniform.get().required("low"), reading),
                    duration(uniform.get().required("high"), reading));
        }
        YamlNode lognormal = law.required("lognormal");
        return Distribution.lognormal(
                duration(lognormal.required("median"), reading),
                lognormal.required("sigma").asDouble());
    }
}
