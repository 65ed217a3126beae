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
import io.meshsim.mesh.path.Destination.Address;
import io.meshsim.net.Target;
import io.meshsim.net.Targets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds services by name and, where no proxy does it, an endpoint: cluster DNS and kube-proxy.
 *
 * <p>What was found is kept for each target until a Service or a slice changes.
 */
final class Resolver {

    private static final int MOST_ALIASES = 8;

    private final ResourceStore store;
    private final Pods pods;
    private final Targets targets;
    private final Names names;
    private final RandomStream choice;
    private final List<@Nullable Destination> destinations = new ArrayList<>();

    Resolver(ResourceStore store, Pods pods, Targets targets, Names names, RandomStream choice) {
        this.store = store;
        this.pods = pods;
        this.targets = targets;
        this.names = names;
        this.choice = choice;
    }

    /** What a target's name means now. */
    Destination resolve(int target) {
        Destination destination = known(target);
        long services = store.changes(Kind.SERVICE);
        if (!destination.isCurrent(services)) {
            String namespace = targets.namespace(target);
            String host = realName(destination.target().host(), namespace);
            Service found = service(host, namespace);
            ServiceName name =
                    found == null ? destination.asGiven() : names.service(found.hostname());
            destination.resolved(found, name, services);
            List<String> outside = pods.outside().find(host);
            if (!outside.isEmpty()) {
                destination.answered(outside.get(0));
            }
        }
        return destination;
    }

    /** What a target's name meant when it was last resolved. */
    Destination known(int target) {
        while (destinations.size() <= target) {
            destinations.add(null);
        }
        Destination known = destinations.get(target);
        if (known == null) {
            Target asked = targets.get(target);
            known = new Destination(asked, names.service(asked.host()));
            destinations.set(target, known);
        }
        return known;
    }

    /** A random ready endpoint of a destination that is resolved; null if there is none. */
    @Nullable Address endpoint(Destination destination) {
        long slices = store.changes(Kind.ENDPOINT_SLICE);
        if (!destination.hasCurrentEndpoints(slices)) {
            destination.endpoints(ready(destination), slices);
        }
        List<Address> ready = destination.endpoints();
        return ready.isEmpty() ? null : ready.get(choice.nextInt(ready.size()));
    }

    /** The name at the end of those that stand for others; as it was if they go in a circle. */
    private String realName(String host, String namespace) {
        String name = host;
        for (int i = 0; i < MOST_ALIASES; i++) {
            Service service = service(name, namespace);
            if (service == null || !service.isAlias()) {
                return name;
            }
            name = service.externalName();
        }
        return host;
    }

    /** The Service that a name means in a namespace: short, with namespace, or full. */
    private @Nullable Service service(String host, String namespace) {
        String[] parts = host.split("\\.", -1);
        if (parts.length > 2 && !parts[2].equals("svc")) {
            return null;
        }
        String inNamespace = parts.length > 1 ? parts[1] : namespace;
        return store.get(new ResourceKey(Kind.SERVICE, inNamespace, parts[0]))
                .map(Service.class::cast)
                .orElse(null);
    }

    private List<Address> ready(Destination destination) {
        Service service = destination.resolved();
        List<Address> ready = new ArrayList<>();
        if (service == null) {
            String ip = destination.virtualIp();
            ready.add(new Address(ip, pods.address(ip), destination.target().port()));
            return ready;
        }
        for (EndpointSlice slice : slices(service)) {
            int port = targetPort(service, slice, destination.target().port());
            for (Endpoint endpoint : slice.endpoints()) {
                if (endpoint.ready() && port > 0) {
                    ready.add(new Address(endpoint.ip(), pods.address(endpoint.ip()), port));
                }
            }
        }
        return ready;
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
