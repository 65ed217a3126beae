package io.meshsim.part.istiod;

import io.meshsim.cost.IstiodCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.station.Cores;
import io.meshsim.part.istiod.cache.XdsCache;
import io.meshsim.part.istiod.generate.Generator;
import io.meshsim.part.istiod.generate.ResourcePool;
import io.meshsim.part.istiod.memory.ProcessMemory;
import io.meshsim.xds.PushObserver;
import java.util.function.Function;

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
        XdsCache cache,
        ProcessMemory memory,
        EndpointLocks locks) {

    static Parts of(
            Identity identity,
            Simulation simulation,
            IstiodSettings settings,
            IstiodCosts costs,
            IstiodMetrics own,
            Metrics metrics,
            PushObserver observer,
            Function<XdsCache, ProcessMemory> memory) {
        XdsCache cache = new XdsCache(XdsCache.CAPACITY, metrics);
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
                cache,
                memory.apply(cache),
                locks(simulation, settings.features()));
    }

    private static EndpointLocks locks(Simulation simulation, Features features) {
        boolean on = features.endpointLock();
        return new EndpointLocks(simulation, on, on || features.release().endpointLock());
    }
}
