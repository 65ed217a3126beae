package io.meshsim.yaml;

import io.meshsim.config.Deployment;
import io.meshsim.config.Destination;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.Gateway;
import io.meshsim.config.Hostnames;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Kind;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import io.meshsim.config.ServiceEntry;
import io.meshsim.config.ServicePort;
import io.meshsim.config.VirtualService;
import io.meshsim.mesh.IngressGateways;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Warns of names that lead nowhere; Istio and Kubernetes accept them, so the run goes on. */
final class References {

    private static final String ACCEPTED = "; Istio accepts it";
    private static final Set<String> NONE = Collections.emptySet();

    private final Documents documents;
    private final List<Resource> known;
    private final boolean atStart;
    private final Reading reading;
    private final Set<String> hosts = new LinkedHashSet<>();
    private final Map<String, List<ServicePort>> entries = new LinkedHashMap<>();
    private final Map<String, Set<String>> subsets = new LinkedHashMap<>();

    private References(
            Documents documents, List<Resource> known, boolean atStart, Reading reading) {
        this.documents = documents;
        this.known = known;
        this.atStart = atStart;
        this.reading = reading;
        for (Resource resource : known) {
            if (resource instanceof Service service) {
                hosts.add(service.hostname());
            } else if (resource instanceof ServiceEntry entry) {
                entry.hosts().forEach(host -> portsOf(host).addAll(entry.ports()));
            } else if (resource instanceof DestinationRule rule) {
                rule.subsets().forEach(subset -> subsetsOf(rule).add(subset.name()));
            }
        }
    }

    /** Checks what is there at the start. */
    static void checkStart(Documents documents, Reading reading) {
        References start = new References(documents, documents.start(), true, reading);
        start.check();
    }

    /** Checks what happenings apply against what is there at the start or is ever applied. */
    static void checkApplied(Documents documents, Reading reading) {
        List<Resource> known = documents.start();
        known.addAll(documents.later());
        for (Documents file : documents.laterFiles()) {
            References applied = new References(file, known, false, reading);
            applied.check();
        }
    }

    private void check() {
        for (Resource resource : documents.resources()) {
            if (resource instanceof VirtualService virtualService) {
                virtualService.http().forEach(route -> check(virtualService, route));
                virtualService.gateways().forEach(name -> checkGateway(virtualService, name));
            } else if (resource instanceof DestinationRule rule) {
                check(rule);
            } else if (resource instanceof Service service) {
                check(service);
            } else if (resource instanceof Gateway gateway) {
                check(gateway);
            }
        }
    }

    private void check(VirtualService virtualService, HttpRoute route) {
        for (Destination destination : route.destinations()) {
            String host = Hostnames.resolve(destination.host(), virtualService.meta().namespace());
            missing(destination, host)
                    .ifPresent(what -> warn(virtualService, what + ", requests there get 503 NC"));
        }
    }

    /** What a destination names and nobody provides. */
    private Optional<String> missing(Destination destination, String host) {
        String subset = destination.subset();
        if (!isKnown(host)) {
            return Optional.of(unknown(host));
        }
        if (destination.port() != 0 && !hasPort(host, destination.port())) {
            return Optional.of("Service " + host + " has no port " + destination.port() + ACCEPTED);
        }
        boolean provided = subset.isEmpty() || subsets.getOrDefault(host, NONE).contains(subset);
        return provided
                ? Optional.empty()
                : Optional.of(
                        "no DestinationRule gives " + host + " a subset " + subset + ACCEPTED);
    }

    private boolean hasPort(String host, int number) {
        for (Resource resource : known) {
            if (resource instanceof Service service && service.hostname().equals(host)) {
                return has(service.ports(), number);
            }
        }
        return entries.entrySet().stream()
                .filter(entry -> Hostnames.isCoveredBy(host, entry.getKey()))
                .anyMatch(entry -> has(entry.getValue(), number));
    }

    private static boolean has(List<ServicePort> ports, int number) {
        return ports.stream().anyMatch(port -> port.port() == number);
    }

    private void checkGateway(VirtualService virtualService, String name) {
        int slash = name.indexOf('/');
        String namespace = slash < 0 ? virtualService.meta().namespace() : name.substring(0, slash);
        ResourceKey key = new ResourceKey(Kind.GATEWAY, namespace, name.substring(slash + 1));
        boolean exists = known.stream().anyMatch(resource -> resource.key().equals(key));
        if (!name.equals("mesh") && !exists) {
            warn(virtualService, "no " + key + ACCEPTED + ", no request comes that way");
        }
    }

    private void check(DestinationRule rule) {
        String host = Hostnames.resolve(rule.host(), rule.meta().namespace());
        if (!host.startsWith("*") && !isKnown(host)) {
            warn(rule, unknown(host) + ", the rule applies to nothing");
        }
    }

    private static String unknown(String host) {
        return "no Service " + host + ACCEPTED;
    }

    /** Whether a Service or a ServiceEntry has the host, be it by a wildcard. */
    private boolean isKnown(String host) {
        return hosts.contains(host)
                || entries.keySet().stream().anyMatch(entry -> Hostnames.isCoveredBy(host, entry));
    }

    private List<ServicePort> portsOf(String host) {
        return entries.computeIfAbsent(host, ignored -> new ArrayList<>());
    }

    private void check(Service service) {
        if (service.isAlias()) {
            return;
        }
        if (service.selector().isEmpty()) {
            warn(service, "a Service without a selector has no endpoints here");
        } else if (known.stream().noneMatch(resource -> isBehind(service, resource))) {
            warn(service, "no Deployment has pods with the labels " + service.selector());
        }
    }

    private void check(Gateway gateway) {
        boolean provided = false;
        for (Resource resource : known) {
            if (resource instanceof Deployment deployment) {
                provided |= IngressGateways.provides(deployment, gateway);
                checkSelected(deployment, gateway);
            }
        }
        if (!provided && atStart) {
            reading.assumed(
                    "an ingress gateway for "
                            + gateway.key()
                            + " is added in istio-system, as"
                            + " Istio's installer would");
        }
    }

    /** An empty selector means every gateway; that it matches applications too is no mistake. */
    private void checkSelected(Deployment deployment, Gateway gateway) {
        if (!gateway.selector().isEmpty()
                && gateway.selector().isSubsetOf(deployment.template().labels())
                && !IngressGateways.provides(deployment, gateway)) {
            warn(
                    gateway,
                    "selects "
                            + deployment.key()
                            + ", whose pods are no gateway: sidecars ignore Gateways; a gateway has"
                            + " the annotation inject.istio.io/templates: gateway");
        }
    }

    private static boolean isBehind(Service service, Resource resource) {
        return resource instanceof Deployment deployment
                && deployment.meta().namespace().equals(service.meta().namespace())
                && service.selector().isSubsetOf(deployment.template().labels());
    }

    private Set<String> subsetsOf(DestinationRule rule) {
        String host = Hostnames.resolve(rule.host(), rule.meta().namespace());
        return subsets.computeIfAbsent(host, ignored -> new LinkedHashSet<>());
    }

    private void warn(Resource resource, String message) {
        reading.warning(documents.placeOf(resource), resource.key() + ": " + message);
    }
}
