package io.meshsim.part.istiod;

import io.meshsim.engine.Simulation;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsStream;

/** A stream that istiod did not take. */
final class RefusedStream implements XdsStream {

    private static final XdsStream REFUSED = new RefusedStream();

    private RefusedStream() {}

    /** Tells the client, at a later event, why it was refused. */
    static XdsStream because(
            String reason, Simulation simulation, ProxyNode node, XdsClient client) {
        simulation.after(0, "istiod refuses " + node.pod(), () -> client.onClosed(reason));
        return REFUSED;
    }

    @Override
    public void request(XdsRequest request) {}

    @Override
    public void close() {}
}
