package io.meshsim.mesh.path;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.time.SimTime;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import io.meshsim.part.istiod.fleet.Instance;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsStream;
import org.jspecify.annotations.Nullable;

/**
 * One stream between an agent, whose end this object is, and the istiod that was chosen for it.
 *
 * <p>Each end knows only what it hears. If one ends while nothing passes, the other goes on until
 * its keepalive, or data that nobody acknowledges, tells it otherwise.
 */
final class ControlSession implements XdsStream {

    private static final long REQUEST_BYTES = 500;
    private static final long FRAME_BYTES = 13;
    private static final long CONNECT_TIMEOUT_NANOS = 20_000_000_000L;

    private final ControlLink link;
    private final Simulation simulation;
    private final ProxyNode node;
    private final XdsClient client;
    private final Instance instance;
    private final Place istiodPlace;
    private final Place agentPlace;
    private final Pipe up;
    private final Pipe down;
    private @Nullable XdsStream upstream;
    private boolean agentEnded;
    private boolean istiodEnded;
    private long agentHeardNanos;
    private long istiodHeardNanos;
    private long cutNanos = SimTime.NEVER;
    private long unannouncedBytes;

    ControlSession(ControlLink link, Instance instance, ProxyNode node, XdsClient client) {
        this.link = link;
        this.instance = instance;
        this.istiodPlace = new Place(instance.name(), "");
        this.simulation = link.simulation();
        this.node = node;
        this.client = client;
        Network network = link.network();
        long patience = link.keepalive().timeoutNanos();
        agentPlace = new Place(node.namespace() + "/" + node.pod(), node.node());
        up = new Pipe(simulation, network, agentPlace, istiodPlace, patience, this::agentGivesUp);
        down = new Pipe(simulation, network, istiodPlace, agentPlace, patience, this::endIstiod);
    }

    void connect() {
        agentHeardNanos = simulation.nowNanos();
        istiodHeardNanos = simulation.nowNanos();
        if (answers()) {
            up.send("xds connect", REQUEST_BYTES, this::accept);
        } else {
            istiodEnded = true;
            simulation.after(
                    CONNECT_TIMEOUT_NANOS, "xds connect timeout", () -> endAgent("timeout"));
        }
    }

    @Override
    public void request(XdsRequest request) {
        if (!agentEnded) {
            up.send("xds request", REQUEST_BYTES, () -> forward(request));
        }
    }

    /** The agent announces what it has read when that is a quarter of its window. */
    @Override
    public void received(long bytes) {
        unannouncedBytes += bytes;
        if (!agentEnded && unannouncedBytes >= link.windowBytes() / 4) {
            long announced = unannouncedBytes;
            unannouncedBytes = 0;
            up.send("xds window update", FRAME_BYTES, () -> widen(announced));
        }
    }

    @Override
    public void close() {
        if (!agentEnded) {
            agentEnded = true;
            if (passes()) {
                up.send("xds close", 0, this::endIstiod);
            } else {
                up.close();
            }
            forgetIfOver();
        }
    }

    boolean isIdle() {
        return agentEnded || (up.isIdle() && down.isIdle() && upstream != null);
    }

    /** Something about the network has changed, or an istiod hangs or goes on. */
    void look() {
        boolean answers = answers();
        if (!answers && cutNanos == SimTime.NEVER) {
            cutNanos = simulation.nowNanos();
            if (!instance.isHung()) {
                noticeLater(istiodHeardNanos, this::endIstiod);
            }
            noticeLater(agentHeardNanos, this::agentGivesUp);
        } else if (answers && cutNanos != SimTime.NEVER) {
            cutNanos = SimTime.NEVER;
            reset();
        }
    }

    /** Packets pass again: an end that still holds on hears that the other does not. */
    private void reset() {
        long nanos = link.network().transitNanos(agentPlace, istiodPlace, FRAME_BYTES);
        if (agentEnded) {
            simulation.after(nanos, "xds reset", this::endIstiod);
        } else if (istiodEnded) {
            simulation.after(nanos, "xds reset", () -> endAgent("reset"));
        }
    }

    /** Whether pings come back. */
    private boolean answers() {
        return passes() && !instance.isHung();
    }

    private boolean passes() {
        Network network = link.network();
        return network.reaches(agentPlace, istiodPlace) && network.reaches(istiodPlace, agentPlace);
    }

    private void noticeLater(long heardNanos, Runnable giveUp) {
        long cut = cutNanos;
        long noticedNanos = link.keepalive().noticedAtNanos(heardNanos, cut);
        simulation.at(
                noticedNanos,
                "keepalive timeout",
                () -> {
                    if (cutNanos == cut) {
                        giveUp.run();
                    }
                });
    }

    private void agentGivesUp() {
        endAgent("keepalive timeout");
    }

    private void accept() {
        istiodHeardNanos = simulation.nowNanos();
        upstream = instance.istiod().open(node, new Downstream());
    }

    private void forward(XdsRequest request) {
        istiodHeardNanos = simulation.nowNanos();
        XdsStream stream = upstream;
        if (stream != null) {
            stream.request(request);
        }
    }

    private void widen(long bytes) {
        istiodHeardNanos = simulation.nowNanos();
        XdsStream stream = upstream;
        if (stream != null) {
            stream.received(bytes);
        }
    }

    /** istiod hears, or finds out, that the stream is over. */
    private void endIstiod() {
        XdsStream stream = upstream;
        upstream = null;
        istiodEnded = true;
        down.close();
        if (stream != null) {
            stream.close();
        }
        forgetIfOver();
    }

    private void endAgent(String reason) {
        if (agentEnded) {
            return;
        }
        agentEnded = true;
        up.close();
        forgetIfOver();
        client.onClosed(reason);
    }

    private void forgetIfOver() {
        if (agentEnded && istiodEnded) {
            up.close();
            down.close();
            link.ended(this);
        }
    }

    /** What istiod talks to. */
    private final class Downstream implements XdsClient {

        @Override
        public void onResponse(XdsResponse response) {
            XdsStream stream = upstream;
            if (stream != null && link.withholds(response.type())) {
                stream.received(response.sizeBytes());
                return;
            }
            down.send("xds response", response.sizeBytes(), () -> deliver(response));
        }

        @Override
        public void onClosed(String reason) {
            upstream = null;
            istiodEnded = true;
            down.send("xds closed", 0, () -> endAgent(reason));
        }

        private void deliver(XdsResponse response) {
            if (!agentEnded) {
                agentHeardNanos = simulation.nowNanos();
                client.onResponse(response);
            }
        }
    }
}
