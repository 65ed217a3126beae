package io.meshsim.yaml;

import io.meshsim.config.Deployment;
import io.meshsim.config.Hostnames;
import io.meshsim.config.Kind;
import io.meshsim.config.Node;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import io.meshsim.config.ServiceEntry;
import io.meshsim.mesh.IngressGateways;
import io.meshsim.yaml.schema.Nearest;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a scenario can refer to by name; a short name is enough where it is the only one. */
final class Names {

    private final Reading reading;
    private final Set<String> broken;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, Deployment> deployments = new LinkedHashMap<>();
    private final List<String> nodes = new ArrayList<>();
    private final Set<String> outside = new LinkedHashSet<>();
    private final Map<ResourceKey, Resource> all = new LinkedHashMap<>();

    /**
     * @param broken names that something wrong would have had
     */
    Names(List<Resource> resources, Set<String> broken, Reading reading) {
        this.broken = broken;
        this.reading = reading;
        for (Resource resource : IngressGateways.complete(resources)) {
            all.put(resource.key(), resource);
            if (resource instanceof Service service) {
                services.put(service.meta().name() + "." + service.meta().namespace(), service);
            } else if (resource instanceof Deployment deployment) {
                String name = deployment.meta().name() + "." + deployment.meta().namespace();
                deployments.put(name, deployment);
            } else if (resource instanceof ServiceEntry entry) {
                outside.addAll(entry.hosts());
            } else if (resource instanceof Node node) {
                nodes.add(node.meta().name());
            }
        }
    }

    /** The Service that a name means: name, name.namespace, namespace/name or the full name. */
    Optional<Service> service(YamlNode node) {
        return find(node.text(), node, services, "Service");
    }

    /** The same for a name that is a key. */
    Optional<Service> serviceNamed(String name, YamlNode node) {
        return find(name, node, services, "Service");
    }

    /** Hosts outside have these names too. */
    void addOutside(Collection<String> names) {
        outside.addAll(names);
    }

    /** The full name of a service, or of a host outside. */
    Optional<String> host(YamlNode node) {
        return outside.contains(node.text())
                ? Optional.of(node.text())
                : service(node).map(Service::hostname);
    }

    /** A host that a ServiceEntry names, be it by a wildcard, or that is there outside. */
    Optional<String> outside(YamlNode node) {
        String host = node.asString();
        if (outside.stream().anyMatch(known -> Hostnames.isCoveredBy(host, known))) {
            return Optional.of(host);
        }
        unknown(host, node, "host outside", outside);
        return Optional.empty();
    }

    Optional<Deployment> deployment(YamlNode node) {
        return find(node.text(), node, deployments, "Deployment");
    }

    /** The same for a name that is put together. */
    Optional<Deployment> deploymentNamed(String name, YamlNode node) {
        return find(name, node, deployments, "Deployment");
    }

    /** Deployments whose pods stand behind a Service. */
    List<Deployment> behind(Service service) {
        List<Deployment> behind = new ArrayList<>();
        for (Deployment deployment : deployments.values()) {
            if (isBehind(service, deployment)) {
                behind.add(deployment);
            }
        }
        return behind;
    }

    static boolean isBehind(Service service, Deployment deployment) {
        return deployment.meta().namespace().equals(service.meta().namespace())
                && service.selector().isSubsetOf(deployment.template().labels());
    }

    Optional<String> node(YamlNode node) {
        if (nodes.contains(node.asString())) {
            return Optional.of(node.asString());
        }
        unknown(node.asString(), node, "node", nodes);
        return Optional.empty();
    }

    /** Whether a name would be there if its document were not wrong. */
    boolean isBroken(String name) {
        return broken.contains(name);
    }

    /** A resource that is there at the start. */
    boolean exists(ResourceKey key) {
        return all.containsKey(key);
    }

    /** Namespaces that have a resource of this kind and name. */
    List<String> namespaces(Kind kind, String name) {
        return all.keySet().stream()
                .filter(known -> known.kind() == kind && known.name().equals(name))
                .map(ResourceKey::namespace)
                .toList();
    }

    /** Names of existing resources of a key's kind, for suggestions. */
    List<String> like(ResourceKey key) {
        return all.keySet().stream()
                .filter(known -> known.kind() == key.kind())
                .map(ResourceKey::name)
                .toList();
    }

    void unknown(String name, YamlNode node, String what, Collection<String> known) {
        String last = name.substring(name.indexOf('/') + 1);
        if (!broken.contains(last)) {
            reading.error(
                    node, "there is no " + what + " " + name, Nearest.suggestion(name, known));
        }
    }

    private <T> Optional<T> find(String name, YamlNode node, Map<String, T> known, String what) {
        String wanted = dotted(name);
        T exact = known.get(wanted);
        if (exact != null) {
            return Optional.of(exact);
        }
        List<String> candidates =
                known.keySet().stream().filter(key -> key.startsWith(wanted + ".")).toList();
        if (candidates.size() == 1) {
            return Optional.ofNullable(known.get(candidates.get(0)));
        }
        if (candidates.size() > 1) {
            reading.error(
                    node,
                    what + " " + name + " is in several namespaces",
                    "say which: " + String.join(", ", candidates));
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        known.keySet().forEach(key -> names.add(key.substring(0, key.indexOf('.'))));
        unknown(name, node, what, names);
        return Optional.empty();
    }

    private static String dotted(String name) {
        String suffix = Hostnames.ofService("x", "x").substring("x.x".length());
        String bare =
                name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
        int slash = bare.indexOf('/');
        return slash < 0 ? bare : bare.substring(slash + 1) + "." + bare.substring(0, slash);
    }
}
