package io.meshsim.config.check;

import io.meshsim.config.Sidecar;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The outbound listeners of a Sidecar. */
final class EgressCheck {

    private static final String ANY = "*";
    private static final Set<String> NONE = new LinkedHashSet<>();

    private final String namespace;
    private final Findings findings;
    private final Set<Integer> ports = new LinkedHashSet<>();
    private final Set<String> sockets = new LinkedHashSet<>();

    EgressCheck(String namespace, Findings findings) {
        this.namespace = namespace;
        this.findings = findings;
    }

    void check(String path, Sidecar.Egress egress, boolean isLast) {
        Sidecar.Port port = egress.listener();
        if (port == null) {
            if (!isLast) {
                findings.error(path, "a listener without a port must be the last, and the only");
            }
        } else {
            checkPort(path, egress, port);
        }
        if (egress.hosts().isEmpty()) {
            findings.error(path + ".hosts", "an egress listener must have at least one host");
        }
        checkHosts(path + ".hosts", egress.hosts());
    }

    private void checkPort(String path, Sidecar.Egress egress, Sidecar.Port port) {
        PortRules.checkNameAndProtocol(path + ".port", port, findings);
        if (port.number() == 0) {
            checkSocket(path, egress);
            return;
        }
        PortRules.checkNumber(path + ".port.number", port.number(), findings);
        PortRules.checkAddress(path + ".bind", egress.bind(), findings);
        if (!ports.add(port.number())) {
            findings.error(
                    path + ".port.number",
                    "port " + port.number() + " is there twice; it must be unique");
        }
    }

    private void checkSocket(String path, Sidecar.Egress egress) {
        PortRules.checkSocket(path + ".bind", egress.bind(), findings);
        if (egress.captureMode() == Sidecar.CaptureMode.IPTABLES) {
            findings.error(path + ".captureMode", "a unix domain socket must have DEFAULT or NONE");
        }
        if (!sockets.add(egress.bind())) {
            findings.error(
                    path + ".bind", "\"" + egress.bind() + "\" is there twice; it must be unique");
        }
    }

    private void checkHosts(String path, List<String> hosts) {
        Map<String, Set<String>> seen = new LinkedHashMap<>();
        for (int i = 0; i < hosts.size(); i++) {
            String at = path + "[" + i + "]";
            checkTwice(at, hosts.get(i), seen);
            HostRules.checkImport(at, hosts.get(i), findings);
        }
        if (seen.getOrDefault(ANY, NONE).contains(ANY) && seen.size() != 1) {
            findings.warning(path, "*/* selects everything; no other host can add to it");
        }
    }

    private void checkTwice(String path, String host, Map<String, Set<String>> seen) {
        int slash = host.indexOf('/');
        if (slash < 0) {
            return;
        }
        String written = host.substring(0, slash);
        String name = host.substring(slash + 1);
        Set<String> names =
                seen.computeIfAbsent(
                        written.equals(".") ? namespace : written,
                        ignored -> new LinkedHashSet<>());
        boolean isCovered =
                name.equals(ANY) ? !names.isEmpty() : names.contains(name) || names.contains(ANY);
        if (isCovered) {
            findings.warning(path, "duplicated egress host: " + host);
        }
        names.add(name);
    }
}
