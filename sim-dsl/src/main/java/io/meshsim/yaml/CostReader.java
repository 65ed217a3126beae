package io.meshsim.yaml;

import io.meshsim.cost.Calibrated;
import io.meshsim.cost.IstiodCosts;
import io.meshsim.cost.ProxyCosts;
import io.meshsim.yaml.schema.YamlNode;

/** Reads what things cost, where a scenario knows better than the defaults. */
final class CostReader {

    private static final double NANOS_PER_MICRO = 1e3;

    private CostReader() {}

    static IstiodCosts istiod(YamlNode costs) {
        IstiodCosts otherwise = IstiodCosts.DEFAULT;
        return new IstiodCosts(
                cost(costs, "perEvent", otherwise.perEvent()),
                cost(costs, "perEndpoint", otherwise.perEndpoint()),
                cost(costs, "perContext", otherwise.perContext()),
                cost(costs, "contextPerService", otherwise.contextPerService()),
                cost(costs, "contextPerRule", otherwise.contextPerRule()),
                cost(costs, "contextPerScope", otherwise.contextPerScope()),
                cost(costs, "perPush", otherwise.perPush()),
                cost(costs, "perResource", otherwise.perResource()),
                cost(costs, "perCachedResource", otherwise.perCachedResource()),
                cost(costs, "perKilobyte", otherwise.perKilobyte()));
    }

    static ProxyCosts proxy(YamlNode costs) {
        ProxyCosts otherwise = ProxyCosts.DEFAULT;
        return new ProxyCosts(
                otherwise.http(),
                otherwise.stats(),
                cost(costs, "perChangedResource", otherwise.applyPerResource()),
                cost(costs, "perUnchangedResource", otherwise.checkPerResource()));
    }

    private static Calibrated cost(YamlNode costs, String name, Calibrated otherwise) {
        return costs.durationNanos(name)
                .map(nanos -> otherwise.as(nanos / NANOS_PER_MICRO, "set by the scenario"))
                .orElse(otherwise);
    }
}
