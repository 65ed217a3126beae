package io.meshsim.config.check;

import io.meshsim.config.EntryResolution;
import io.meshsim.config.Protocol;
import io.meshsim.config.ServiceEntry;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Workload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a ServiceEntry is valid.
 *
 * <p>Source: Istio 1.30 pkg/config/validation/validation.go (ValidateServiceEntry).
 */
public final class ServiceEntryCheck {

    private static final int LONGEST_PREFIX = 32;

    private final ServiceEntry entry;
    private final Findings findings = new Findings();

    private ServiceEntryCheck(ServiceEntry entry) {
        this.entry = entry;
    }

    /** What is wrong or doubtful, in the order of the resource; nothing if it is fine. */
    public static List<Finding> findings(ServiceEntry entry) {
        ServiceEntryCheck check = new ServiceEntryCheck(entry);
        check.checkSelector();
        check.checkHosts();
        check.checkAddresses();
        check.checkPorts();
        check.checkEndpoints();
        check.checkTcp();
        return check.findings.list();
    }

    private void checkSelector() {
        if (entry.selector() != null && !entry.endpoints().isEmpty()) {
            findings.error(
                    "spec.endpoints", "only one of workloadSelector and endpoints may be there");
        }
    }

    private void checkHosts() {
        if (entry.hosts().isEmpty()) {
            findings.error("spec.hosts", "a service entry must have at least one host");
        }
        for (int i = 0; i < entry.hosts().size(); i++) {
            String host = entry.hosts().get(i);
            String path = "spec.hosts[" + i + "]";
            if (host.equals("*")) {
                findings.error(path, "invalid host *");
            } else {
                HostRules.checkFullName(
                        path, host.startsWith("*.") ? host.substring(2) : host, findings);
            }
        }
    }

    private void checkAddresses() {
        boolean networks = false;
        for (int i = 0; i < entry.addresses().size(); i++) {
            String address = entry.addresses().get(i);
            int slash = address.indexOf('/');
            networks |= slash >= 0;
            String path = "spec.addresses[" + i + "]";
            String ip = slash < 0 ? address : address.substring(0, slash);
            if (!PortRules.isAddress(ip) || (slash >= 0 && !isPrefix(address, slash))) {
                findings.error(path, "\"" + address + "\" must be an IP address or a network");
            }
        }
        boolean allowed =
                entry.resolution() == EntryResolution.NONE
                        || entry.resolution() == EntryResolution.STATIC;
        if (networks && !allowed) {
            findings.error(
                    "spec.addresses",
                    "CIDR addresses are allowed only for NONE/STATIC resolution types");
        }
    }

    private static boolean isPrefix(String address, int slash) {
        String length = address.substring(slash + 1);
        boolean isNumber =
                !length.isEmpty()
                        && length.length() <= 3
                        && length.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber && Integer.parseInt(length) <= LONGEST_PREFIX;
    }

    private void checkPorts() {
        Set<Integer> numbers = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < entry.ports().size(); i++) {
            ServicePort port = entry.ports().get(i);
            String path = "spec.ports[" + i + "]";
            PortRules.checkNumber(path + ".number", port.port(), findings);
            if (!numbers.add(port.port())) {
                findings.error(
                        path, "service entry port number " + port.port() + " already defined");
            }
            if (!names.add(port.name())) {
                findings.error(
                        path, "service entry port name \"" + port.name() + "\" already defined");
            }
        }
    }

    private void checkEndpoints() {
        switch (entry.resolution()) {
            case NONE -> {
                if (!entry.endpoints().isEmpty()) {
                    findings.error(
                            "spec.endpoints",
                            "no endpoints should be provided for resolution type none");
                }
            }
            case STATIC -> eachEndpoint(true);
            case DNS, DNS_ROUND_ROBIN -> {
                checkNames();
                eachEndpoint(false);
            }
        }
    }

    /** Without endpoints the hosts themselves are looked up. */
    private void checkNames() {
        if (entry.resolution() == EntryResolution.DNS_ROUND_ROBIN && entry.endpoints().size() > 1) {
            findings.error(
                    "spec.endpoints",
                    "there must only be 0 or 1 endpoint for resolution mode DNS_ROUND_ROBIN");
        }
        if (!entry.endpoints().isEmpty() || entry.selector() != null) {
            return;
        }
        for (int i = 0; i < entry.hosts().size(); i++) {
            if (entry.hosts().get(i).startsWith("*")) {
                findings.error(
                        "spec.hosts[" + i + "]",
                        "hosts must be FQDN if no endpoints are provided for resolution mode "
                                + entry.resolution());
            }
        }
    }

    private void eachEndpoint(boolean onlyAddresses) {
        for (int i = 0; i < entry.endpoints().size(); i++) {
            Workload endpoint = entry.endpoints().get(i);
            String path = "spec.endpoints[" + i + "]";
            String address = endpoint.address();
            if (address.isEmpty()) {
                findings.error(path, "address is required");
            } else if (onlyAddresses && !PortRules.isAddress(address)) {
                findings.error(path + ".address", "\"" + address + "\" must be an IP address");
            } else if (!PortRules.isAddress(address)) {
                HostRules.checkFullName(path + ".address", address, findings);
            }
            for (String name : endpoint.ports().keySet()) {
                if (entry.ports().stream().noneMatch(port -> port.name().equals(name))) {
                    findings.error(
                            path + ".ports",
                            "endpoint port " + name + " is not defined by the service entry");
                }
            }
        }
    }

    /** Only HTTP and TLS say which of several hosts is meant. */
    private void checkTcp() {
        if (entry.hosts().size() < 2 || entry.resolution() == EntryResolution.NONE) {
            return;
        }
        for (int i = 0; i < entry.ports().size(); i++) {
            Protocol protocol = entry.ports().get(i).protocol();
            boolean isNamed =
                    protocol.isHttp() || protocol == Protocol.HTTPS || protocol == Protocol.TLS;
            if (!isNamed) {
                findings.error(
                        "spec.ports[" + i + "]",
                        "multiple hosts provided with non-HTTP, non-TLS ports");
            }
        }
    }
}
