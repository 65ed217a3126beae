package io.meshsim.part.istiod.context;

import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service as the mesh sees it.
 *
 * @param address its virtual address; empty if it has none
 * @param headless whether clients connect to the pods' own addresses
 * @param exportTo who may see it; empty means everybody
 */
public record MeshService(
        String hostname,
        String namespace,
        String address,
        boolean headless,
        Labels selector,
        List<ServicePort> ports,
        List<String> exportTo) {

    private static final String EXPORT_TO = "networking.istio.io/exportTo";

    public MeshService {
        ports = List.copyOf(ports);
        exportTo = List.copyOf(exportTo);
    }

    /** What a Kubernetes Service is in the mesh. */
    public static MeshService of(Service service) {
        return new MeshService(
                service.hostname(),
                service.meta().namespace(),
                service.isHeadless() ? "" : service.clusterIp(),
                service.isHeadless(),
                service.selector(),
                service.ports(),
                exportTo(service));
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
        return new MeshService(hostname, namespace, address, headless, selector, others, exportTo);
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
