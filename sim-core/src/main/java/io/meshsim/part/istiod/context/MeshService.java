package io.meshsim.part.istiod.context;

import io.meshsim.config.Hostnames;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.config.traffic.TrafficDistribution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service as the mesh sees it.
 *
 * @param name as its resource calls it
 * @param origin where it comes from
 * @param resolution how its endpoints are found
 * @param address its virtual address; empty if it has none
 * @param exportTo who may see it; empty means whoever the mesh's default says
 * @param distribution which endpoints its clients should prefer
 * @param entry what a ServiceEntry says of it
 * @param aliases full names of Services of type ExternalName that stand for it
 */
public record MeshService(
        String name,
        String hostname,
        String namespace,
        Origin origin,
        Resolution resolution,
        String address,
        Labels labels,
        Labels selector,
        List<ServicePort> ports,
        List<String> exportTo,
        TrafficDistribution distribution,
        Entry entry,
        List<String> aliases) {

    /**
     * What only a ServiceEntry says.
     *
     * @param external whether it is outside the mesh
     * @param addresses all virtual ones, or networks
     * @param subjectAltNames names that its certificate must have one of
     * @param portOverrides where connections to a port of the original destination go instead
     */
    public record Entry(
            boolean external,
            List<String> addresses,
            List<String> subjectAltNames,
            Map<Integer, Integer> portOverrides) {

        /** Of a service that comes from no ServiceEntry. */
        public static final Entry NONE =
                new Entry(false, List.of(), List.of(), new LinkedHashMap<>());

        public Entry {
            addresses = List.copyOf(addresses);
            subjectAltNames = List.copyOf(subjectAltNames);
            portOverrides = Collections.unmodifiableMap(new LinkedHashMap<>(portOverrides));
        }
    }

    /** Which registry a service comes from; one of Kubernetes goes before others. */
    public enum Origin {
        KUBERNETES,
        OTHER
    }

    /** How the endpoints of a service are found. */
    public enum Resolution {
        CLIENT_SIDE_LB,
        DNS_LB,
        DNS_ROUND_ROBIN_LB,
        PASSTHROUGH
    }

    private static final String EXPORT_TO = "networking.istio.io/exportTo";

    public MeshService {
        ports = List.copyOf(ports);
        exportTo = List.copyOf(exportTo);
        aliases = List.copyOf(aliases);
    }

    /** A service that comes from no ServiceEntry. */
    public MeshService(
            String name,
            String hostname,
            String namespace,
            Origin origin,
            Resolution resolution,
            String address,
            Labels labels,
            Labels selector,
            List<ServicePort> ports,
            List<String> exportTo,
            TrafficDistribution distribution) {
        this(
                name,
                hostname,
                namespace,
                origin,
                resolution,
                address,
                labels,
                selector,
                ports,
                exportTo,
                distribution,
                Entry.NONE,
                List.of());
    }

    /** A service whose clients prefer nothing. */
    public MeshService(
            String name,
            String hostname,
            String namespace,
            Origin origin,
            Resolution resolution,
            String address,
            Labels labels,
            Labels selector,
            List<ServicePort> ports,
            List<String> exportTo) {
        this(
                name,
                hostname,
                namespace,
                origin,
                resolution,
                address,
                labels,
                selector,
                ports,
                exportTo,
                TrafficDistribution.ANY);
    }

    /** A Kubernetes Service without labels; its name is the first part of the host. */
    public MeshService(
            String hostname,
            String namespace,
            String address,
            boolean headless,
            Labels selector,
            List<ServicePort> ports,
            List<String> exportTo) {
        this(
                Hostnames.firstPart(hostname),
                hostname,
                namespace,
                Origin.KUBERNETES,
                headless ? Resolution.PASSTHROUGH : Resolution.CLIENT_SIDE_LB,
                address,
                Labels.NONE,
                selector,
                ports,
                exportTo);
    }

    /** What a Kubernetes Service is in the mesh. */
    public static MeshService of(Service service) {
        return new MeshService(
                service.meta().name(),
                service.hostname(),
                service.meta().namespace(),
                Origin.KUBERNETES,
                service.isHeadless() ? Resolution.PASSTHROUGH : Resolution.CLIENT_SIDE_LB,
                service.isHeadless() ? "" : service.clusterIp(),
                service.meta().labels(),
                service.selector(),
                service.ports(),
                exportTo(service),
                service.distribution());
    }

    /** Whether clients connect to the pods' own addresses instead of a virtual one. */
    public boolean headless() {
        return origin == Origin.KUBERNETES && resolution == Resolution.PASSTHROUGH;
    }

    /** Whether connections to it go wherever the client meant. */
    public boolean passthrough() {
        return resolution == Resolution.PASSTHROUGH;
    }

    /** Whether proxies look its endpoints up in DNS. */
    public boolean isDns() {
        return resolution == Resolution.DNS_LB || resolution == Resolution.DNS_ROUND_ROBIN_LB;
    }

    /** Its virtual addresses and networks; none if it has none. */
    public List<String> addresses() {
        if (!entry.addresses().isEmpty()) {
            return entry.addresses();
        }
        return address.isEmpty() ? List.of() : List.of(address);
    }

    /** Whether it comes from Kubernetes. */
    public boolean isKubernetes() {
        return origin == Origin.KUBERNETES;
    }

    /**
     * Whether this and another with the same host count as one, so that their ports are put
     * together.
     *
     * <p>Source: Istio 1.30 pilot/pkg/model/sidecar.go (canMergeServices).
     */
    boolean isSameAs(MeshService other) {
        return namespace.equals(other.namespace)
                && origin == other.origin
                && resolution == other.resolution
                && labels.equals(other.labels)
                && selector.equals(other.selector)
                && new LinkedHashSet<>(exportTo).equals(new LinkedHashSet<>(other.exportTo));
    }

    /** The key that a change of the service has in a push request. */
    public static ResourceKey key(String namespace, String hostname) {
        return new ResourceKey(Kind.SERVICE, namespace, hostname);
    }

    /** The key of this service. */
    public ResourceKey key() {
        return key(namespace, hostname);
    }

    /** The port with this number. */
    public Optional<ServicePort> port(int number) {
        return ports.stream().filter(port -> port.port() == number).findFirst();
    }

    /** The same with only these ports. */
    public MeshService withPorts(List<ServicePort> others) {
        return new MeshService(
                name,
                hostname,
                namespace,
                origin,
                resolution,
                address,
                labels,
                selector,
                others,
                exportTo,
                distribution,
                entry,
                aliases);
    }

    /** The same with other names that stand for it. */
    public MeshService withAliases(List<String> names) {
        return new MeshService(
                name,
                hostname,
                namespace,
                origin,
                resolution,
                address,
                labels,
                selector,
                ports,
                exportTo,
                distribution,
                entry,
                names);
    }

    /** The same with only the port of this number. */
    public MeshService trimmedTo(int number) {
        return withPorts(ports.stream().filter(port -> port.port() == number).toList());
    }

    private static List<String> exportTo(Service service) {
        List<String> tokens = new ArrayList<>();
        for (String token : service.meta().annotations().get(EXPORT_TO).orElse("").split(",", -1)) {
            if (!token.isBlank()) {
                tokens.add(token.strip());
            }
        }
        return tokens;
    }
}
