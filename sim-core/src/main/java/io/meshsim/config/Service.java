package io.meshsim.config;

import io.meshsim.config.traffic.TrafficDistribution;
import java.util.List;

/**
 * A Service.
 *
 * @param type ClusterIP, NodePort, LoadBalancer or ExternalName
 * @param clusterIp its virtual address; empty until the API server gives one; "None" if headless
 * @param selector which pods; empty if endpoints come from elsewhere
 * @param externalName what its name stands for in DNS; empty unless it is of type ExternalName
 * @param distribution which endpoints clients should prefer, from the field or the annotation
 */
public record Service(
        Meta meta,
        String type,
        String clusterIp,
        Labels selector,
        List<ServicePort> ports,
        String externalName,
        TrafficDistribution distribution)
        implements Resource {

    private static final String EXTERNAL_NAME = "ExternalName";

    public Service {
        ports = List.copyOf(ports);
    }

    /** A Service that prefers what its annotation says, or nothing. */
    public Service(
            Meta meta, String type, String clusterIp, Labels selector, List<ServicePort> ports) {
        this(
                meta,
                type,
                clusterIp,
                selector,
                ports,
                "",
                TrafficDistribution.of(
                        meta.annotations().get(TrafficDistribution.ANNOTATION).orElse("")));
    }

    /** A Service whose name stands for another one in DNS. */
    public static Service alias(Meta meta, String externalName) {
        return new Service(
                meta,
                EXTERNAL_NAME,
                "",
                Labels.NONE,
                List.of(),
                externalName,
                TrafficDistribution.of(""));
    }

    @Override
    public Kind kind() {
        return Kind.SERVICE;
    }

    @Override
    public Service withMeta(Meta other) {
        return new Service(other, type, clusterIp, selector, ports, externalName, distribution);
    }

    /** The same with a virtual address. */
    public Service withClusterIp(String address) {
        return new Service(meta, type, address, selector, ports, externalName, distribution);
    }

    /** Whether its name only stands for another one. */
    public boolean isAlias() {
        return type.equals(EXTERNAL_NAME);
    }

    /** Whether clients get the pods' addresses instead of a virtual one. */
    public boolean isHeadless() {
        return clusterIp.equals("None");
    }

    /** The name that clients inside the cluster resolve. */
    public String hostname() {
        return Hostnames.ofService(meta.namespace(), meta.name());
    }
}
