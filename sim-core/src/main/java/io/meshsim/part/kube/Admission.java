package io.meshsim.part.kube;

import io.meshsim.config.Deployment;
import io.meshsim.config.Kind;
import io.meshsim.config.Resource;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the API server refuses to store (Kubernetes 1.32, pkg/apis/core/validation). */
final class Admission {

    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;
    private static final int MAX_PORT = 65_535;
    private static final String PART = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern SUBDOMAIN = Pattern.compile(PART + "(\\." + PART + ")*");
    private static final Pattern LABEL = Pattern.compile(PART);
    private static final Pattern SERVICE = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

    private Admission() {}

    static void check(Resource resource, Optional<Resource> before) {
        checkName(resource);
        if (resource instanceof Service service) {
            checkPorts(service);
        }
        if (resource instanceof Deployment now && before.isPresent()) {
            Deployment then = (Deployment) before.get();
            require(
                    then.selector().equals(now.selector()),
                    resource,
                    "selector " + now.selector() + " must stay " + then.selector());
        }
    }

    private static void checkName(Resource resource) {
        String name = resource.meta().name();
        Kind kind = resource.kind();
        boolean isLabel = kind == Kind.SERVICE || kind == Kind.NAMESPACE;
        Pattern rule = kind == Kind.SERVICE ? SERVICE : isLabel ? LABEL : SUBDOMAIN;
        int longest = isLabel ? MAX_LABEL : MAX_NAME;
        require(
                name.length() <= longest && rule.matcher(name).matches(),
                resource,
                String.format(
                        Locale.ROOT,
                        "name \"%s\" must be at most %d characters and match %s",
                        name,
                        longest,
                        rule));
    }

    private static void checkPorts(Service service) {
        require(
                !service.ports().isEmpty()
                        || service.isHeadless()
                        || service.type().equals("ExternalName"),
                service,
                "ports must not be empty");
        Set<String> names = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        for (ServicePort port : service.ports()) {
            require(
                    !port.name().isEmpty() || service.ports().size() == 1,
                    service,
                    "port " + port.port() + " must have a name, there are several");
            require(
                    port.port() >= 1 && port.port() <= MAX_PORT,
                    service,
                    "port " + port.port() + " must be between 1 and " + MAX_PORT);
            require(
                    names.add(port.name()),
                    service,
                    "port name \"" + port.name() + "\" must be used once only");
            require(
                    numbers.add(port.transport() + " " + port.port()),
                    service,
                    "port " + port.transport() + " " + port.port() + " must be used once only");
        }
    }

    private static void require(boolean fine, Resource resource, String rule) {
        if (!fine) {
            throw new IllegalArgumentException(resource.key() + ": " + rule);
        }
    }
}
