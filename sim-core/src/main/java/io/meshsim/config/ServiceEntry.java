package io.meshsim.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ServiceEntry: services that Kubernetes does not know.
 *
 * <p>Source of names and defaults: Istio 1.30 API networking/v1/service_entry.proto.
 *
 * @param hosts names, with or without a wildcard
 * @param addresses virtual ones, or networks; none if the name alone tells the service
 * @param external whether the service is outside the mesh: MESH_EXTERNAL, the default
 * @param selector which WorkloadEntries and pods of the namespace are behind it; null if none
 * @param exportTo who may see it; empty means whoever the mesh's default says
 * @param subjectAltNames names that a server's certificate must have one of
 */
public record ServiceEntry(
        Meta meta,
        List<String> hosts,
        List<String> addresses,
        List<ServicePort> ports,
        boolean external,
        EntryResolution resolution,
        List<Workload> endpoints,
        @Nullable Labels selector,
        List<String> exportTo,
        List<String> subjectAltNames)
        implements Resource {

    public ServiceEntry {
        hosts = List.copyOf(hosts);
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
        endpoints = List.copyOf(endpoints);
        exportTo = List.copyOf(exportTo);
        subjectAltNames = List.copyOf(subjectAltNames);
    }

    /** A host outside the mesh that proxies look up in DNS. */
    public static ServiceEntry dns(Meta meta, String host, ServicePort... ports) {
        return new ServiceEntry(
                meta,
                List.of(host),
                List.of(),
                List.of(ports),
                true,
                EntryResolution.DNS,
                List.of(),
                null,
                List.of(),
                List.of());
    }

    /** A port of a ServiceEntry: its protocol is written down, and none means that nobody knows. */
    public static ServicePort port(String name, int number, String protocol, int targetPort) {
        boolean isUdp = protocol.equalsIgnoreCase("UDP");
        return new ServicePort(
                name,
                number,
                targetPort == 0 ? "" : Integer.toString(targetPort),
                isUdp ? "UDP" : "TCP",
                protocol.isEmpty() ? "unknown" : protocol,
                0);
    }

    @Override
    public Kind kind() {
        return Kind.SERVICE_ENTRY;
    }

    @Override
    public ServiceEntry withMeta(Meta other) {
        return new ServiceEntry(
                other,
                hosts,
                addresses,
                ports,
                external,
                resolution,
                endpoints,
                selector,
                exportTo,
                subjectAltNames);
    }

    /** The same with these endpoints, found another way. */
    public ServiceEntry with(EntryResolution other, List<Workload> others) {
        return new ServiceEntry(
                meta,
                hosts,
                addresses,
                ports,
                external,
                other,
                others,
                selector,
                exportTo,
                subjectAltNames);
    }

    /** The same with these ports. */
    public ServiceEntry withPorts(List<ServicePort> others) {
        return new ServiceEntry(
                meta,
                hosts,
                addresses,
                others,
                external,
                resolution,
                endpoints,
                selector,
                exportTo,
                subjectAltNames);
    }

    /** The same with these virtual addresses. */
    public ServiceEntry withAddresses(String... others) {
        return new ServiceEntry(
                meta,
                hosts,
                List.of(others),
                ports,
                external,
                resolution,
                endpoints,
                selector,
                exportTo,
                subjectAltNames);
    }

    /** A service of the mesh with the WorkloadEntries and pods that have these labels. */
    public ServiceEntry selecting(Labels labels) {
        return new ServiceEntry(
                meta,
                hosts,
                addresses,
                ports,
                false,
                EntryResolution.STATIC,
                List.of(),
                labels,
                exportTo,
                subjectAltNames);
    }

    /** Whether a workload of these labels in its namespace is behind it. */
    public boolean selects(String namespace, Labels labels) {
        return selector != null
                && !selector.isEmpty()
                && namespace.equals(meta.namespace())
                && selector.isSubsetOf(labels);
    }

    /** Whether proxies look its endpoints up in DNS. */
    public boolean isDns() {
        return resolution == EntryResolution.DNS || resolution == EntryResolution.DNS_ROUND_ROBIN;
    }
}
