package io.meshsim.mesh.path;

import io.meshsim.config.Endpoint;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Kind;
import io.meshsim.config.Meta;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ResourceStore;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds services by name and, where no proxy does it, an endpoint: cluster DNS and kube-proxy. */
final class Resolver {

    private final ResourceStore store;
    private final RandomStream choice;

    Resolver(ResourceStore store, RandomStream choice) {
        this.store = store;
        this.choice = choice;
    }

    /** Address of an endpoint. */
    record Address(String ip, int port) {}

    /** The Service that a name means in a namespace: short, with namespace, or full. */
    Optional<Service> service(String host, String namespace) {
        String[] parts = host.split("\\.", -1);
        String inNamespace = parts.length > 1 ? parts[1] : namespace;
        return store.get(new ResourceKey(Kind.SERVICE, inNamespace, parts[0]))
                .map(Service.class::cast);
    }

    /** A random ready endpoint of a Service's port. */
    Optional<Address> endpoint(Service service, int port) {
        List<Address> ready = new ArrayList<>();
        for (EndpointSlice slice : slices(service)) {
            int target = targetPort(service, slice, port);
            for (Endpoint endpoint : slice.endpoints()) {
                if (endpoint.ready() && target > 0) {
                    ready.add(new Address(endpoint.ip(), target));
                }
            }
        }
        return ready.isEmpty()
                ? Optional.empty()
                : Optional.of(ready.get(choice.nextInt(ready.size())));
    }

    private List<EndpointSlice> slices(Service service) {
        Meta meta = service.meta();
        List<EndpointSlice> slices = new ArrayList<>();
        store.list(Kind.ENDPOINT_SLICE).stream()
                .map(EndpointSlice.class::cast)
                .filter(slice -> slice.service().equals(meta.name()))
                .filter(slice -> slice.meta().namespace().equals(meta.namespace()))
                .forEach(slices::add);
        return slices;
    }

    private static int targetPort(Service service, EndpointSlice slice, int port) {
        for (ServicePort candidate : service.ports()) {
            if (candidate.port() == port) {
                return slice.ports().stream()
                        .filter(target -> target.name().equals(candidate.name()))
                        .mapToInt(target -> target.port())
                        .findFirst()
                        .orElse(0);
            }
        }
        return 0;
    }
}
