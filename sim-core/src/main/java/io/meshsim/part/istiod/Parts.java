package io.meshsim.part.istiod;

import io.meshsim.cost.IstiodCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.station.Station;
import io.meshsim.part.istiod.cache.XdsCache;
import io.meshsim.part.istiod.generate.Generator;
import io.meshsim.xds.PushObserver;

/** What istiod's pieces share. */
record Parts(
        Identity identity,
        Simulation simulation,
        IstiodCosts costs,
        Station cpu,
        Generator generator,
        PushObserver observer,
        IstiodMetrics metrics,
        IstiodTrace trace,
        XdsCache cache) {}
