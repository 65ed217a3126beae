package io.meshsim.config.check;

import java.util.regex.Pattern;

/**
 * Forms of host names and namespaces.
 *
 * <p>Source: Istio 1.30 pkg/config/validation/agent/validation.go (ValidateWildcardDomain,
 * ValidateFQDN), pkg/config/validation/validation.go (validateNamespaceSlashWildcardHostname).
 */
final class HostRules {

    private static final int LONGEST_NAME = 255;
    private static final Pattern LABEL =
            Pattern.compile("[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private HostRules() {}

    /** An entry of a Sidecar's egress hosts. */
    static void checkImport(String path, String host, Findings findings) {
        int slash = host.indexOf('/');
        if (slash < 0) {
            findings.error(path, "\"" + host + "\" must be of the form namespace/dnsName");
            return;
        }
        String namespace = host.substring(0, slash);
        String name = host.substring(slash + 1);
        if (namespace.isEmpty() || name.isEmpty()) {
            findings.error(path, "\"" + host + "\": namespace and dnsName must not be empty");
            return;
        }
        if (!isNamespaceOrSign(namespace)) {
            findings.error(
                    path, "\"" + host + "\": \"" + namespace + "\" must be a namespace, *, . or ~");
        }
        checkName(path, name, findings);
    }

    private static boolean isNamespaceOrSign(String namespace) {
        return switch (namespace) {
            case "*", ".", "~" -> true;
            default -> NAMESPACE.matcher(namespace).matches();
        };
    }

    private static void checkName(String path, String name, Findings findings) {
        if (name.equals("*")) {
            return;
        }
        if (name.indexOf('.') < 0) {
            findings.error(path, "\"" + name + "\": short names (non FQDN) are not allowed");
        } else if (name.startsWith("*") && !name.startsWith("*.")) {
            findings.error(
                    path, "\"" + name + "\": * must stand for the whole first label, as in *.com");
        } else {
            checkFullName(path, name.startsWith("*.") ? name.substring(2) : name, findings);
        }
    }

    /** A name without wildcard. */
    static void checkFullName(String path, String name, Findings findings) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            findings.error(path, "\"" + name + "\" must have 1 to " + LONGEST_NAME + " characters");
            return;
        }
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        for (String label : bare.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                findings.error(
                        path,
                        "\"" + name + "\": \"" + label + "\" must be letters, digits and dashes");
                return;
            }
        }
    }
}
