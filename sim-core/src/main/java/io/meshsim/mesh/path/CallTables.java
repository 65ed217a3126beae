package io.meshsim.mesh.path;

import io.meshsim.config.ResourceStore;
import io.meshsim.engine.Simulation;
import io.meshsim.mesh.measure.RequestLedger;
import io.meshsim.net.Calls;
import io.meshsim.part.proxy.cluster.Host;

/** All that is known of the calls under way, for those who bring them on. */
final class CallTables {

    final Calls calls = new Calls();
    final Journeys journeys = new Journeys(calls);
    final Legs legs = new Legs();
    final Origins origins;
    final Resolver resolver;
    final Upstreams upstreams;
    final CallServices services = new CallServices(this);

    CallTables(Simulation simulation, ResourceStore store, Pods pods, RequestLedger ledger) {
        Names names = new Names(simulation.trace(), ledger);
        origins = new Origins(simulation.trace(), ledger);
        upstreams = new Upstreams(names, pods);
        resolver =
                new Resolver(
                        store,
                        pods,
                        calls.targets(),
                        names,
                        simulation.stream("kube-proxy", "endpoint"));
    }

    /** The requests to the hosts that proxies chose for a call are over. */
    void finishHosts(int call) {
        Host host = journeys.host(call);
        if (host != null) {
            host.requestFinished();
        }
        legs.finish(journeys.leg(call));
    }

    /** What the call asks, as its name was last resolved. */
    Destination destination(int call) {
        return resolver.known(calls.target(call));
    }
}
