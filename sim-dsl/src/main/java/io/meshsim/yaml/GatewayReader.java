package io.meshsim.yaml;

import io.meshsim.config.Gateway;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Protocol;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an Istio Gateway: its HTTP servers. */
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
        return path.endsWith(".tls")
                ? "requests are not redirected to HTTPS"
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
        if (!protocol.isHttp()) {
            server.fields().values().forEach(YamlNode::markRead);
            reading.notModelled(
                    server, "a server that speaks " + speaks + " is left out; only HTTP is read");
            return Optional.empty();
        }
        return Optional.of(new Gateway.Server(number, name, protocol, hosts));
    }
}
