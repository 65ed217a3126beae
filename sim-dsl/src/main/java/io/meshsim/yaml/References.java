package io.meshsim.yaml;

import io.meshsim.config.Deployment;
import io.meshsim.config.Destination;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.Gateway;
import io.meshsim.config.Hostnames;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Resource;
import io.meshsim.config.Service;
import io.meshsim.config.VirtualService;
import io.meshsim.mesh.IngressGateways;
import io.meshsim.yaml.schema.YamlNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Warns of names that lead nowhere; Istio and Kubernetes accept them, so the run goes on. */
final class References {

    private final Documents documents;
    private final Reading reading;
    private final Set<String> hosts = new LinkedHashSet<>();
    private final Set<String> entries = new LinkedHashSet<>();
    private final Map<String, Set<String>> subsets = new LinkedHashMap<>();

    References(Documents documents, Reading reading) {
        this.documents = documents;
        this.reading = reading;
        for (YamlNode entry : documents.serviceEntries()) {
            entries.addAll(entry.required("spec").strings("hosts"));
        }
        for (Resource resource : documents.resources()) {
            if (resource instanceof Service service) {
                hosts.add(service.hostname());
            } else if (resource instanceof DestinationRule rule) {
                rule.subsets().forEach(subset -> subsetsOf(rule).add(subset.name()));
            }
        }
    }

    void check() {
        for (Resource resource : documents.resources()) {
            if (resource instanceof VirtualService virtualService) {
                virtualService.http().forEach(route -> check(virtualService, route));
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
        String namespace = virtualService.meta().namespace();
        for (Destination destination : route.destinations()) {
            String host = Hostnames.resolve(destination.host(), namespace);
            boolean subsetMissing =
                    !destination.subset().isEmpty()
                            && !subsets.getOrDefault(host, new LinkedHashSet<>())
                                    .contains(destination.subset());
            if (!hosts.contains(host)) {
                warn(
                        virtualService,
                        unknown(destination.host(), host) + ", requests there get 503 NC");
            } else if (subsetMissing) {
                warn(
                        virtualService,
                        "no DestinationRule gives "
                                + host
                                + " a subset "
                                + destination.subset()
                                + "; Istio accepts it, requests there get 503 NC");
            }
        }
    }

    private void check(DestinationRule rule) {
        String host = Hostnames.resolve(rule.host(), rule.meta().namespace());
        if (!host.startsWith("*") && !hosts.contains(host)) {
            warn(rule, unknown(rule.host(), host) + ", the rule applies to nothing");
        }
    }

    /** A host that a ServiceEntry gives is right, only not simulated. */
    private String unknown(String written, String host) {
        return entries.contains(written) || entries.contains(host)
                ? "host " + written + " comes from a ServiceEntry, which is not modelled; here"
                : "no Service " + host + "; Istio accepts it";
    }

    private void check(Service service) {
        if (service.selector().isEmpty()) {
            warn(service, "a Service without a selector has no endpoints here");
        } else if (documents.resources().stream()
                .noneMatch(resource -> isBehind(service, resource))) {
            warn(service, "no Deployment has pods with the labels " + service.selector());
        }
    }

    private void check(Gateway gateway) {
        boolean provided = false;
        for (Resource resource : documents.resources()) {
            if (resource instanceof Deployment deployment) {
                provided |= IngressGateways.provides(deployment, gateway);
                checkSelected(deployment, gateway);
            }
        }
        if (!provided) {
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
