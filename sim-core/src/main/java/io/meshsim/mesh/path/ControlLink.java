package io.meshsim.mesh.path;

import io.meshsim.engine.Simulation;
import io.meshsim.net.Network;
import io.meshsim.part.istiod.fleet.Istiods;
import io.meshsim.part.istiod.stream.StreamSettings;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsServer;
import io.meshsim.xds.XdsStream;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The network between the agents and the istiods: every message takes its time, or does not arrive.
 */
public final class ControlLink implements XdsServer {

    private final Simulation simulation;
    private final Network network;
    private final Istiods istiods;
    private final Keepalive keepalive;
    private final long windowBytes;
    private final Set<XdsType> withheld = EnumSet.noneOf(XdsType.class);
    private final Set<ControlSession> sessions = new LinkedHashSet<>();

    /** A link to all istiods. */
    public ControlLink(
            Simulation simulation, Network network, Istiods istiods, StreamSettings settings) {
        this.simulation = simulation;
        this.network = network;
        this.istiods = istiods;
        this.keepalive = Keepalive.of(settings);
        this.windowBytes = settings.clientWindowBytes();
        network.whenRulesChange(this::look);
        istiods.whenHung(this::look);
    }

    @Override
    public XdsStream open(ProxyNode node, XdsClient client) {
        ControlSession session = new ControlSession(this, istiods.choose(), node, client);
        sessions.add(session);
        session.connect();
        return session;
    }

    /** Loses every response of a type between the istiods and the agents, or no longer. */
    public void withhold(XdsType type, boolean withholds) {
        if (withholds) {
            withheld.add(type);
        } else {
            withheld.remove(type);
        }
    }

    boolean withholds(XdsType type) {
        return withheld.contains(type);
    }

    /** Whether no message is under way. */
    public boolean isIdle() {
        return sessions.stream().allMatch(ControlSession::isIdle);
    }

    Simulation simulation() {
        return simulation;
    }

    Network network() {
        return network;
    }

    Keepalive keepalive() {
        return keepalive;
    }

    /** What an agent lets be under way and unread. */
    long windowBytes() {
        return windowBytes;
    }

    void ended(ControlSession session) {
        sessions.remove(session);
    }

    private void look() {
        new ArrayList<>(sessions).forEach(ControlSession::look);
    }
}
