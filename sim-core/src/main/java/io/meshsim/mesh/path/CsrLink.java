package io.meshsim.mesh.path;

import io.meshsim.engine.Simulation;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import io.meshsim.part.istiod.fleet.Instance;
import io.meshsim.part.istiod.fleet.Istiods;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.ca.Certificate;
import io.meshsim.xds.ca.CertificateSigner;

/**
 * The network between the agents and istiod's certificate authority: one call for each request.
 *
 * <p>What is lost on the way shows as a connection that does not come up within gRPC's 20 s.
 */
public final class CsrLink implements CertificateSigner {

    private static final long CONNECT_TIMEOUT_NANOS = 20_000_000_000L;

    /** Assumed: a request for RSA 2048 with a token, and a chain of two certificates. */
    private static final long REQUEST_BYTES = 2000;

    private static final long ANSWER_BYTES = 3000;

    private final Simulation simulation;
    private final Network network;
    private final Istiods istiods;

    /** A link to all istiods: each request goes to one that is chosen for it. */
    public CsrLink(Simulation simulation, Network network, Istiods istiods) {
        this.simulation = simulation;
        this.network = network;
        this.istiods = istiods;
    }

    @Override
    public void sign(ProxyNode node, long lifeNanos, Requester requester) {
        Place agent = new Place(node.name(), node.node());
        Instance instance = istiods.choose();
        Place istiodPlace = new Place(instance.name(), "");
        Call call = new Call(agent, istiodPlace, requester);
        long nanos = network.transitNanos(agent, istiodPlace, REQUEST_BYTES);
        boolean lost = nanos == Network.LOST || instance.isHung();
        if (lost || !network.reaches(istiodPlace, agent)) {
            call.timeOut();
        } else {
            simulation.after(
                    nanos, "csr arrives", () -> instance.istiod().sign(node, lifeNanos, call));
        }
    }

    /** One request; istiod answers to this. */
    private final class Call implements Requester {

        private final Place agent;
        private final Place istiodPlace;
        private final Requester requester;

        private Call(Place agent, Place istiodPlace, Requester requester) {
            this.agent = agent;
            this.istiodPlace = istiodPlace;
            this.requester = requester;
        }

        @Override
        public void onSigned(Certificate certificate) {
            goBack("csr answered", () -> requester.onSigned(certificate));
        }

        @Override
        public void onRefused(Refusal refusal) {
            goBack("csr refused", () -> requester.onRefused(refusal));
        }

        private void goBack(String name, Runnable delivery) {
            long nanos = network.transitNanos(istiodPlace, agent, ANSWER_BYTES);
            if (nanos == Network.LOST) {
                timeOut();
            } else {
                simulation.after(nanos, name, delivery);
            }
        }

        private void timeOut() {
            simulation.after(
                    CONNECT_TIMEOUT_NANOS,
                    "csr timeout",
                    () -> requester.onRefused(Refusal.UNAVAILABLE));
        }
    }
}
