package io.meshsim.part.istiod;

import io.meshsim.cost.IstiodCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.station.Cores;
import io.meshsim.part.istiod.cache.XdsCache;
import io.meshsim.part.istiod.generate.Generator;
import io.meshsim.part.istiod.generate.ResourcePool;
import io.meshsim.xds.PushObserver;

/** What istiod's pieces share. */
record Parts(
        Identity identity,
        Simulation simulation,
        IstiodCosts costs,
        Cores cpu,
        Generator generator,
        PushObserver observer,
        IstiodMetrics metrics,
        IstiodTrace trace,
        XdsCache cache) {

    static Parts of(
            Identity identity,
            Simulation simulation,
            IstiodSettings settings,
            IstiodCosts costs,
            IstiodMetrics own,
            Metrics metrics,
            PushObserver observer) {
        String cpu = identity.name() + ".cpu";
        return new Parts(
                identity,
                simulation,
                costs,
                Cores.of(simulation, cpu, settings.cpus(), settings.limits().cpuQuota()),
                new Generator(new ResourcePool()),
                observer,
                own,
                new IstiodTrace(simulation.trace(), identity.name()),
                new XdsCache(XdsCache.CAPACITY, metrics));
    }
}
