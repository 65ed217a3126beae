package io.meshsim.mesh.path;

/** Says which service is to answer a call: the last that a proxy on its way routed it to. */
final class CallServices {

    private final CallTables tables;

    CallServices(CallTables tables) {
        this.tables = tables;
    }

    /** After all proxies that it has passed. */
    ServiceName now(int call) {
        return after(call, tables.journeys.leg(call));
    }

    /** After the gateway of a leg; after the proxy at its origin for {@link Legs#NONE}. */
    ServiceName after(int call, int last) {
        for (int leg = last; leg != Legs.NONE; leg = tables.legs.before(leg)) {
            ServiceName routed = tables.upstreams.service(tables.legs.upstream(leg));
            if (routed != null) {
                return routed;
            }
        }
        int upstream = tables.journeys.upstream(call);
        ServiceName routed = upstream == Upstreams.NONE ? null : tables.upstreams.service(upstream);
        return routed == null ? asked(call) : routed;
    }

    private ServiceName asked(int call) {
        Destination destination = tables.destination(call);
        return tables.journeys.isUnresolved(call) ? destination.asGiven() : destination.service();
    }
}
