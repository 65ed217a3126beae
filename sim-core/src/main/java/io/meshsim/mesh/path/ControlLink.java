package io.meshsim.mesh.path;

import io.meshsim.engine.Simulation;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsServer;
import io.meshsim.xds.XdsStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The network between the agents and istiod: every message takes its time, or does not arrive. */
public final class ControlLink implements XdsServer {

    private static final long REQUEST_BYTES = 500;
    private static final long CONNECT_TIMEOUT_NANOS = 20_000_000_000L;

    private final Simulation simulation;
    private final Network network;
    private final XdsServer istiod;
    private final Place istiodPlace;
    private final List<Session> sessions = new ArrayList<>();

    /** A link to one istiod. */
    public ControlLink(
            Simulation simulation, Network network, XdsServer istiod, Place istiodPlace) {
        this.simulation = simulation;
        this.network = network;
        this.istiod = istiod;
        this.istiodPlace = istiodPlace;
    }

    @Override
    public XdsStream open(ProxyNode node, XdsClient client) {
        Session session = new Session(node, client);
        sessions.add(session);
        session.connect();
        return session;
    }

    /** Whether no message is under way. */
    public boolean isIdle() {
        return sessions.stream().allMatch(Session::isIdle);
    }

    /** One stream; the agent's end is this object, istiod's end is its {@code downstream}. */
    private final class Session implements XdsStream {

        private final ProxyNode node;
        private final XdsClient client;
        private final Pipe up;
        private final Pipe down;
        private @Nullable XdsStream upstream;
        private boolean ended;

        Session(ProxyNode node, XdsClient client) {
            this.node = node;
            this.client = client;
            Place proxy = new Place(node.namespace() + "/" + node.pod(), node.node());
            Runnable broken = () -> end("keepalive timeout");
            this.up = new Pipe(simulation, network, proxy, istiodPlace, broken);
            this.down = new Pipe(simulation, network, istiodPlace, proxy, broken);
        }

        void connect() {
            if (network.reaches(down.source(), up.source())) {
                up.send("xds connect", REQUEST_BYTES, this::accept);
            } else {
                simulation.after(
                        CONNECT_TIMEOUT_NANOS, "xds connect timeout", () -> end("timeout"));
            }
        }

        @Override
        public void request(XdsRequest request) {
            if (!ended) {
                up.send("xds request", REQUEST_BYTES, () -> forward(request));
            }
        }

        @Override
        public void close() {
            if (!ended) {
                finish();
                XdsStream stream = upstream;
                if (stream != null) {
                    // Told at once even if the machine died; really keepalive finds out, later.
                    simulation.after(0, "xds close", stream::close);
                }
            }
        }

        boolean isIdle() {
            return ended || (up.isIdle() && down.isIdle() && upstream != null);
        }

        private void accept() {
            upstream = istiod.open(node, new Downstream());
        }

        private void forward(XdsRequest request) {
            XdsStream stream = upstream;
            if (stream != null) {
                stream.request(request);
            }
        }

        private void end(String reason) {
            if (ended) {
                return;
            }
            finish();
            XdsStream stream = upstream;
            if (stream != null) {
                stream.close();
            }
            client.onClosed(reason);
        }

        private void finish() {
            ended = true;
            up.close();
            down.close();
            sessions.remove(this);
        }

        /** What istiod talks to. */
        private final class Downstream implements XdsClient {

            @Override
            public void onResponse(XdsResponse response) {
                down.send("xds response", response.sizeBytes(), () -> client.onResponse(response));
            }

            @Override
            public void onClosed(String reason) {
                down.send("xds closed", 0, () -> lost(reason));
            }

            private void lost(String reason) {
                upstream = null;
                end(reason);
            }
        }
    }
}
