package io.meshsim.yaml;

import io.meshsim.config.Gateway;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Protocol;
import io.meshsim.config.ServerTls;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an Istio Gateway. */
final class GatewayReader {

    private final Reading reading;

    GatewayReader(Reading reading) {
        this.reading = reading;
    }

    Gateway read(YamlNode root, Meta meta) {
        YamlNode spec = root.required("spec");
        List<Gateway.Server> servers = new ArrayList<>();
        for (YamlNode server : spec.items("servers")) {
            server(server).ifPresent(servers::add);
        }
        return new Gateway(meta, Labels.of(spec.stringMap("selector")), servers);
    }

    /** What is said of a field that nobody reads. */
    static String unread(String path) {
        return path.contains(".tls.")
                ? "connections here have no versions, ciphers or files of certificates"
                : "has no effect here";
    }

    private Optional<Gateway.Server> server(YamlNode server) {
        YamlNode port = server.required("port");
        int number = port.required("number").asInt();
        String name = port.required("name").asString();
        String speaks = port.required("protocol").asString();
        List<String> hosts = server.strings("hosts");
        server.string("name");
        Protocol protocol = Protocol.of("TCP", speaks, "");
        ServerTls tls = server.field("tls").map(ServerTlsReader::read).orElse(null);
        Optional<String> reason = unserved(speaks, protocol, tls);
        if (reason.isPresent()) {
            server.fields().values().forEach(YamlNode::markRead);
            reading.notModelled(server, reason.get());
            return Optional.empty();
        }
        check(server, protocol, tls);
        return Optional.of(new Gateway.Server(number, name, protocol, hosts, tls));
    }

    private static Optional<String> unserved(
            String speaks, Protocol protocol, @Nullable ServerTls tls) {
        if (protocol == Protocol.UDP || protocol == Protocol.UNSUPPORTED) {
            return Optional.of("a server that speaks " + speaks + " is left out");
        }
        boolean isAuto = tls != null && tls.mode().equals("AUTO_PASSTHROUGH");
        return isAuto
                ? Optional.of("a server of mode AUTO_PASSTHROUGH is left out: there is one cluster")
                : Optional.empty();
    }

    /**
     * What Istio refuses.
     *
     * <p>Source: Istio 1.30 pkg/config/validation/validation.go (validateServer,
     * validateTLSOptions).
     */
    private void check(YamlNode server, Protocol protocol, @Nullable ServerTls tls) {
        boolean needsTls = protocol == Protocol.HTTPS || protocol == Protocol.TLS;
        if (needsTls && tls == null) {
            reading.error(
                    server,
                    "a server that speaks " + protocol + " needs tls",
                    "say how it ends TLS, such as mode: SIMPLE with a credentialName");
        } else if (protocol.isHttp() && tls != null && !tls.mode().isEmpty()) {
            reading.error(
                    server,
                    "a server that speaks HTTP must not have a tls mode",
                    "use protocol HTTPS, or only httpsRedirect");
        } else if (lacksCertificate(tls)) {
            reading.error(
                    server, "a server that ends TLS needs a certificate", "add a credentialName");
        }
    }

    private static boolean lacksCertificate(@Nullable ServerTls tls) {
        return tls != null
                && List.of("SIMPLE", "MUTUAL", "OPTIONAL_MUTUAL").contains(tls.mode())
                && tls.credentialNames().isEmpty()
                && tls.serverCertificate().isEmpty()
                && tls.tlsCertificates() == 0;
    }
}
