package io.meshsim.mesh.path;

import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ResourceStore;
import io.meshsim.config.Service;
import io.meshsim.engine.Simulation;
import io.meshsim.net.Network;
import io.meshsim.net.Place;
import io.meshsim.part.agent.dns.DnsAnswer;
import io.meshsim.part.agent.dns.DnsProxy;
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
        List<String> known = outside.find(name.substring(0, name.length() - 1));
        if (!known.isEmpty()) {
            return DnsAnswer.of(known);
        }
        String[] parts = name.split("\\.", 3);
        if (!name.endsWith(SUFFIX) || parts.length < 3 || !SUFFIX.equals("." + parts[2])) {
            return DnsAnswer.NO_SUCH_NAME;
        }
        return store.get(new ResourceKey(Kind.SERVICE, parts[1], parts[0]))
                .map(Service.class::cast)
                .map(service -> DnsAnswer.of(List.of(service.clusterIp())))
                .orElse(DnsAnswer.NO_SUCH_NAME);
    }
}
