package io.meshsim.mesh.path;

import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Kind;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ResourceStore;
import io.meshsim.config.Service;
import io.meshsim.engine.Simulation;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import io.meshsim.part.agent.dns.DnsAnswer;
import io.meshsim.part.agent.dns.DnsProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The cluster's DNS as one pod reaches it: it knows the Services that there are, by their full
 * names, and the hosts outside. Its own work costs no time.
 */
final class ClusterDns implements DnsProxy.Upstream {

    /** Where it is, for link rules. */
    static final Place PLACE = new Place("kube-dns", "");

    private static final long MESSAGE_BYTES = 100;

    /** As many names as CoreDNS follows. */
    private static final int MOST_STEPS = 7;

    private static final String SUFFIX = ".svc.cluster.local.";

    private final Simulation simulation;
    private final Network network;
    private final ResourceStore store;
    private final OutsideNames outside;
    private final Place pod;

    ClusterDns(
            Simulation simulation,
            Network network,
            ResourceStore store,
            OutsideNames outside,
            Place pod) {
        this.simulation = simulation;
        this.network = network;
        this.store = store;
        this.outside = outside;
        this.pod = pod;
    }

    @Override
    public int servers() {
        return 1;
    }

    @Override
    public void ask(int server, String name, Consumer<DnsAnswer> reply) {
        long nanos = network.transitNanos(pod, PLACE, MESSAGE_BYTES);
        if (nanos != Network.LOST) {
            simulation.after(nanos, "dns question", () -> answer(name, reply));
        }
    }

    private void answer(String name, Consumer<DnsAnswer> reply) {
        long nanos = network.transitNanos(PLACE, pod, MESSAGE_BYTES);
        if (nanos != Network.LOST) {
            DnsAnswer answer = find(name);
            simulation.after(nanos, "dns answer", () -> reply.accept(answer));
        }
    }

    private DnsAnswer find(String name) {
        return find(name, 0);
    }

    /** A name that stands for another one is followed, but not in circles. */
    private DnsAnswer find(String name, int steps) {
        List<String> known = outside.find(name.substring(0, name.length() - 1));
        if (!known.isEmpty()) {
            return DnsAnswer.of(known);
        }
        String[] parts = name.split("\\.", 3);
        if (!name.endsWith(SUFFIX) || parts.length < 3 || !SUFFIX.equals("." + parts[2])) {
            return DnsAnswer.NO_SUCH_NAME;
        }
        Service service =
                store.get(new ResourceKey(Kind.SERVICE, parts[1], parts[0]))
                        .map(Service.class::cast)
                        .orElse(null);
        if (service == null || steps > MOST_STEPS) {
            return DnsAnswer.NO_SUCH_NAME;
        }
        if (service.isAlias()) {
            return find(service.externalName() + ".", steps + 1);
        }
        return DnsAnswer.of(service.isHeadless() ? pods(service) : List.of(service.clusterIp()));
    }

    private List<String> pods(Service service) {
        List<String> ips = new ArrayList<>();
        for (Resource resource : store.list(Kind.ENDPOINT_SLICE)) {
            EndpointSlice slice = (EndpointSlice) resource;
            boolean isOwn =
                    slice.service().equals(service.meta().name())
                            && slice.meta().namespace().equals(service.meta().namespace());
            slice.endpoints().stream()
                    .filter(endpoint -> isOwn && endpoint.ready())
                    .forEach(endpoint -> ips.add(endpoint.ip()));
        }
        return ips;
    }
}
