package io.meshsim.yaml;

import io.meshsim.config.traffic.ClientTls;
import io.meshsim.yaml.schema.YamlNode;
import java.util.List;

/** Reads how clients secure connections, to be generated; it stays unread. */
final class ClientTlsReader {

    private ClientTlsReader() {}

    static ClientTls peek(YamlNode tls) {
        return new ClientTls(
                ClientTls.Mode.valueOf(text(tls, "mode", "DISABLE")),
                text(tls, "clientCertificate", ""),
                text(tls, "privateKey", ""),
                text(tls, "caCertificates", ""),
                text(tls, "credentialName", ""),
                tls.peek("subjectAltNames").map(ClientTlsReader::texts).orElse(List.of()),
                text(tls, "sni", ""),
                tls.peek("insecureSkipVerify").map(YamlNode::asBoolean).orElse(false));
    }

    private static List<String> texts(YamlNode list) {
        return list.peekItems().stream().map(YamlNode::asString).toList();
    }

    private static String text(YamlNode node, String name, String absent) {
        return node.peek(name).map(YamlNode::asString).orElse(absent);
    }
}
