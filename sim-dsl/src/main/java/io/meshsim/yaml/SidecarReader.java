package io.meshsim.yaml;

import io.meshsim.config.Destination;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Sidecar;
import io.meshsim.config.check.SidecarCheck;
import io.meshsim.yaml.schema.YamlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an Istio Sidecar: whom it selects, what it may reach, what it takes in. */
final class SidecarReader {

    private final Reading reading;

    SidecarReader(Reading reading) {
        this.reading = reading;
    }

    /** The Sidecar; what Istio would say against it goes to the reading. */
    Sidecar read(YamlNode root, Meta meta) {
        YamlNode spec = root.required("spec");
        Labels selector =
                spec.field("workloadSelector")
                        .map(node -> Labels.of(node.stringMap("labels")))
                        .orElse(null);
        List<Sidecar.Ingress> ingress = spec.items("ingress").stream().map(this::ingress).toList();
        List<Sidecar.Egress> egress = spec.items("egress").stream().map(this::egress).toList();
        Sidecar sidecar =
                new Sidecar(
                        meta,
                        selector,
                        ingress,
                        egress,
                        outbound(spec),
                        PoolReader.peek(spec, "inboundConnectionPool"));
        SidecarCheck.findings(sidecar).forEach(finding -> Found.report(reading, root, finding));
        return sidecar;
    }

    /** What is said of a field that nobody reads. */
    static String unread(String path) {
        if (path.contains("onnectionPool")) {
            return "the simulated proxy has no limits on connections and requests";
        }
        return path.endsWith(".tls") ? "the listener ends no TLS" : "has no effect here";
    }

    /** All that is captured comes to one listener, so bind and capture mode have no effect. */
    private Sidecar.Ingress ingress(YamlNode listener) {
        if (listener.peek("defaultEndpoint").map(YamlNode::text).orElse("").startsWith("unix:")) {
            reading.notModelled(listener, "a unix domain socket is taken for the same port");
        }
        return new Sidecar.Ingress(
                port(listener),
                listener.peek("bind").map(YamlNode::text).orElse(""),
                captureMode(listener),
                listener.string("defaultEndpoint").orElse(""),
                listener.peek("tls").map(ServerTlsReader::read).orElse(null),
                PoolReader.peek(listener, "connectionPool"));
    }

    private Sidecar.Egress egress(YamlNode listener) {
        Sidecar.Port port = port(listener);
        listener.field("captureMode");
        if (port != null && (port.number() == 0 || port.isHttpProxy())) {
            reading.notModelled(listener, "no listener for an HTTP proxy or a unix domain socket");
        } else if (captureMode(listener) == Sidecar.CaptureMode.NONE) {
            reading.notModelled(listener, "a listener that is bound is never called here");
        }
        return new Sidecar.Egress(
                port,
                listener.string("bind").orElse(""),
                captureMode(listener),
                listener.strings("hosts"));
    }

    private static Sidecar.@Nullable Port port(YamlNode listener) {
        return listener.field("port")
                .map(
                        port ->
                                new Sidecar.Port(
                                        port.integer("number").map(Math::toIntExact).orElse(0),
                                        port.string("protocol").orElse(""),
                                        port.string("name").orElse("")))
                .orElse(null);
    }

    private static Sidecar.CaptureMode captureMode(YamlNode listener) {
        return listener.peek("captureMode")
                .map(mode -> Sidecar.CaptureMode.valueOf(mode.text()))
                .orElse(Sidecar.CaptureMode.DEFAULT);
    }

    /** A policy without a mode means REGISTRY_ONLY, the enum's first value. */
    private static Sidecar.@Nullable Outbound outbound(YamlNode spec) {
        return spec.field("outboundTrafficPolicy")
                .map(
                        policy ->
                                new Sidecar.Outbound(
                                        !policy.string("mode").orElse("").equals("ALLOW_ANY"),
                                        policy.field("egressProxy")
                                                .map(SidecarReader::proxy)
                                                .orElse(null)))
                .orElse(null);
    }

    private static Destination proxy(YamlNode proxy) {
        return VirtualServiceReader.destination(proxy, 0);
    }
}
