package io.meshsim.part.proxy;

import io.meshsim.engine.Simulation;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsServer;
import io.meshsim.xds.XdsStream;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A control plane that writes down what it hears and sends what the test says. */
public final class RecordingServer implements XdsServer {

    private final Simulation simulation;
    private final List<String> heard = new ArrayList<>();
    private @Nullable XdsClient client;
    private int streams;

    public RecordingServer(Simulation simulation) {
        this.simulation = simulation;
    }

    @Override
    public XdsStream open(ProxyNode node, XdsClient opened) {
        client = opened;
        heard.add("open " + ++streams);
        return new XdsStream() {
            @Override
            public void request(XdsRequest request) {
                heard.add(text(request));
            }

            @Override
            public void close() {
                heard.add("close");
            }
        };
    }

    /** What was heard since the last time. */
    public List<String> heard() {
        List<String> since = List.copyOf(heard);
        heard.clear();
        return since;
    }

    /** Sends a response and waits until it is applied. */
    public void send(XdsType type, String version, XdsResource... resources) {
        sendOnly(type, version, resources);
        simulation.runFor(100_000_000L);
    }

    /** Sends a response; nonce is the version with an n before it. */
    public void sendOnly(XdsType type, String version, XdsResource... resources) {
        connected().onResponse(XdsResponse.of(type, version, "n" + version, List.of(resources), 7));
    }

    /** Sends a response on a delta stream and waits until it is applied. */
    public void sendDelta(
            XdsType type, String version, List<String> removed, XdsResource... resources) {
        connected()
                .onResponse(
                        XdsResponse.delta(
                                type, version, "n" + version, List.of(resources), removed, 7));
        simulation.runFor(100_000_000L);
    }

    public void end() {
        connected().onClosed("gone");
    }

    private XdsClient connected() {
        if (client == null) {
            throw new IllegalStateException("nobody connected");
        }
        return client;
    }

    private static String text(XdsRequest request) {
        XdsRequest.Delta delta = request.delta();
        if (delta != null) {
            return request.type()
                    + " +"
                    + String.join(",", request.names())
                    + " -"
                    + String.join(",", delta.unsubscribed())
                    + " n="
                    + request.nonce()
                    + (delta.held().isEmpty() ? "" : " held=" + String.join(",", delta.held()));
        }
        return request.type()
                + " "
                + request.names()
                + " v="
                + request.version()
                + " n="
                + request.nonce()
                + (request.error() == null ? "" : " error=" + request.error());
    }
}
