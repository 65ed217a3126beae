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
    private final Pods pods;

    CallTables(Simulation simulation, ResourceStore store, Pods pods, RequestLedger ledger) {
        this.pods = pods;
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

    /** Who asks for a headless service goes to one of its pods. */
    void meet(int call, Destination destination) {
        if (destination.isHeadless()) {
            Destination.Address pod = resolver.endpoint(destination);
            journeys.meet(call, pod == null ? Journeys.NO_ADDRESS : pod.number());
        }
    }

    /** The address that the call goes to from its origin; empty if there is none. */
    String ip(int call) {
        int met = journeys.met(call);
        return met == Journeys.NO_ADDRESS ? destination(call).virtualIp() : pods.text(met);
    }

    /** What the call asks, as its name was last resolved. */
    Destination destination(int call) {
        return resolver.known(calls.target(call));
    }
}
