package io.meshsim.part.istiod;

import io.meshsim.config.Labels;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsClient;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsServer;
import io.meshsim.xds.XdsStream;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A client that keeps and acknowledges what it gets, and follows it as Envoy does. */
final class TestProxy implements XdsClient {

    final List<XdsResponse> responses = new ArrayList<>();
    final List<String> closed = new ArrayList<>();
    private final ProxyNode node;
    private final Map<XdsType, SortedMap<String, XdsResource>> held = new EnumMap<>(XdsType.class);
    private final Map<XdsType, List<String>> wanted = new EnumMap<>(XdsType.class);
    private @Nullable XdsStream stream;
    private boolean delta;
    boolean acknowledges = true;
    boolean reads = true;

    TestProxy(ProxyNode node) {
        this.node = node;
    }

    static TestProxy sidecar(String namespace, String pod, String ip, String app) {
        Labels labels = Labels.of("app", app);
        return new TestProxy(
                ProxyNode.of(ProxyNode.Role.SIDECAR, namespace, pod, ip, app, "node-1", labels));
    }

    static TestProxy router(String namespace, String pod, String ip) {
        Labels labels = Labels.of("istio", "ingressgateway");
        return new TestProxy(
                ProxyNode.of(ProxyNode.Role.ROUTER, namespace, pod, ip, "gw", "node-1", labels));
    }

    ProxyNode node() {
        return node;
    }

    XdsStream stream() {
        return Objects.requireNonNull(stream);
    }

    /** The same, on delta streams. */
    TestProxy delta() {
        delta = true;
        return this;
    }

    void connect(XdsServer server) {
        stream = server.open(node, this);
        stream().request(first(XdsType.CDS));
        stream().request(first(XdsType.LDS));
    }

    private XdsRequest first(XdsType type) {
        return delta
                ? XdsRequest.delta(
                        type,
                        List.of(),
                        "",
                        XdsRequest.Delta.of(List.of(), new ArrayList<>(held(type).keySet())))
                : XdsRequest.subscribe(type, List.of());
    }

    /** What it holds of a type, by name. */
    SortedMap<String, XdsResource> held(XdsType type) {
        return held.computeIfAbsent(type, ignored -> new TreeMap<>());
    }

    List<String> wanted(XdsType type) {
        return wanted.getOrDefault(type, List.of());
    }

    List<XdsType> types() {
        return responses.stream().map(XdsResponse::type).toList();
    }

    @Override
    public void onResponse(XdsResponse response) {
        responses.add(response);
        if (reads) {
            stream().received(response.sizeBytes());
        }
        List<String> removed = response.removed();
        if (removed != null) {
            removed.forEach(gone -> held(response.type()).remove(gone));
        } else if (response.type().isWildcard()) {
            held(response.type()).clear();
        }
        for (XdsResource resource : response.resources()) {
            held(response.type()).put(resource.name(), resource);
        }
        if (acknowledges) {
            acknowledge(response);
            follow(response);
        }
    }

    void acknowledge(XdsResponse response) {
        if (delta) {
            stream()
                    .request(
                            XdsRequest.delta(
                                    response.type(),
                                    List.of(),
                                    response.nonce(),
                                    XdsRequest.Delta.NONE));
            return;
        }
        stream()
                .request(
                        new XdsRequest(
                                response.type(),
                                wanted(response.type()),
                                response.version(),
                                response.nonce(),
                                null));
    }

    @Override
    public void onClosed(String reason) {
        closed.add(reason);
        held.clear();
        wanted.clear();
    }

    private void follow(XdsResponse response) {
        if (response.type() == XdsType.CDS) {
            want(XdsType.EDS, Names.assignments(held(XdsType.CDS).values()));
        } else if (response.type() == XdsType.LDS) {
            want(XdsType.RDS, Names.routes(held(XdsType.LDS).values()));
        }
    }

    private void want(XdsType type, List<String> names) {
        if (names.equals(wanted(type))) {
            return;
        }
        List<String> before = wanted(type);
        wanted.put(type, names);
        if (delta) {
            List<String> added = new ArrayList<>(names);
            added.removeAll(before);
            List<String> gone = new ArrayList<>(before);
            gone.removeAll(names);
            XdsRequest.Delta besides = XdsRequest.Delta.of(gone, List.of());
            stream().request(XdsRequest.delta(type, added, "", besides));
            return;
        }
        Map<XdsType, XdsResponse> last = new LinkedHashMap<>();
        responses.forEach(response -> last.put(response.type(), response));
        XdsResponse answered = last.get(type);
        stream()
                .request(
                        answered == null
                                ? XdsRequest.subscribe(type, names)
                                : new XdsRequest(
                                        type, names, answered.version(), answered.nonce(), null));
    }
}
