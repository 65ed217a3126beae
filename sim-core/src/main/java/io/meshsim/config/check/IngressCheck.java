package io.meshsim.config.check;

import io.meshsim.config.Protocol;
import io.meshsim.config.ServerTls;
import io.meshsim.config.Sidecar;
import io.meshsim.config.traffic.ConnectionPool;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The inbound listeners of a Sidecar. */
final class IngressCheck {

    private static final List<String> OWN_HOSTS = List.of("", "127.0.0.1", "0.0.0.0", "::1", "::");

    private final Findings findings;
    private final Set<Integer> ports = new LinkedHashSet<>();

    IngressCheck(Findings findings) {
        this.findings = findings;
    }

    void check(String path, Sidecar.Ingress ingress) {
        Sidecar.Port port = ingress.port();
        if (port == null) {
            findings.error(path, "an ingress listener must have a port");
            return;
        }
        PortRules.checkNameAndProtocol(path + ".port", port, findings);
        PortRules.checkNumber(path + ".port.number", port.number(), findings);
        PortRules.checkAddress(path + ".bind", ingress.bind(), findings);
        if (!ports.add(port.number())) {
            findings.error(
                    path + ".port.number",
                    "port " + port.number() + " is there twice; it must be unique");
        }
        if (!ingress.defaultEndpoint().isEmpty()) {
            checkEndpoint(path + ".defaultEndpoint", ingress.defaultEndpoint());
        }
        if (ingress.tls() != null) {
            checkTls(path + ".tls", ingress.tls(), port);
        }
        PortRules.checkPool(path + ".connectionPool", ingress.connectionPool(), findings);
        checkPoolFits(path + ".connectionPool.http", ingress.connectionPool(), port);
    }

    private void checkEndpoint(String path, String endpoint) {
        if (endpoint.startsWith(PortRules.UNIX)) {
            PortRules.checkSocket(path, endpoint, findings);
            return;
        }
        int colon = endpoint.lastIndexOf(':');
        String host = colon < 0 ? endpoint : endpoint.substring(0, colon);
        boolean isBracketed = host.startsWith("[") && host.endsWith("]");
        String bare = isBracketed ? host.substring(1, host.length() - 1) : host;
        if (colon < 0 || (!isBracketed && host.indexOf(':') >= 0) || !OWN_HOSTS.contains(bare)) {
            findings.error(
                    path,
                    "\""
                            + endpoint
                            + "\" must be 127.0.0.1:port, 0.0.0.0:port, [::1]:port, [::]:port,"
                            + " :port or unix://file");
            return;
        }
        String number = endpoint.substring(colon + 1);
        if (!number.matches("\\d{1,5}")) {
            findings.error(path, "\"" + endpoint + "\": \"" + number + "\" must be a port");
        } else {
            PortRules.checkNumber(path, Integer.parseInt(number), findings);
        }
    }

    private void checkTls(String path, ServerTls tls, Sidecar.Port port) {
        refuse(!tls.subjectAltNames().isEmpty(), path + ".subjectAltNames");
        refuse(tls.httpsRedirect(), path + ".httpsRedirect");
        refuse(!tls.credentialNames().isEmpty(), path + ".credentialName");
        refuse(tls.tlsCertificates() > 0, path + ".tlsCertificates");
        refuse(
                tls.mode().equals("ISTIO_MUTUAL") || tls.mode().equals("AUTO_PASSTHROUGH"),
                path + ".mode");
        Protocol protocol = port.parsed();
        if (protocol != Protocol.HTTPS && protocol != Protocol.TLS) {
            findings.error(
                    path, "port " + port.number() + " must be HTTPS or TLS to have TLS settings");
        }
        TlsCheck.checkFiles(path, tls, findings);
    }

    private void refuse(boolean isThere, String path) {
        if (isThere) {
            findings.error(path, "is not supported in a Sidecar's ingress");
        }
    }

    private void checkPoolFits(String path, @Nullable ConnectionPool pool, Sidecar.Port port) {
        if (pool != null && pool.http() != null && !port.parsed().isHttp()) {
            findings.warning(
                    path,
                    "port " + port.number() + " does not speak HTTP; only TCP settings apply");
        }
    }
}
