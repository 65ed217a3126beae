package io.meshsim.yaml;

import io.meshsim.config.ServerTls;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Reads how servers end TLS. */
final class ServerTlsReader {

    private ServerTlsReader() {}

    static ServerTls read(YamlNode tls) {
        List<String> credentials = new ArrayList<>(tls.strings("credentialNames"));
        tls.string("credentialName").ifPresent(credentials::add);
        return new ServerTls(
                tls.string("mode").orElse(""),
                tls.bool("httpsRedirect").orElse(false),
                credentials,
                tls.strings("subjectAltNames"),
                tls.string("serverCertificate").orElse(""),
                tls.string("privateKey").orElse(""),
                tls.string("caCertificates").orElse(""),
                tls.items("tlsCertificates").size());
    }
}
