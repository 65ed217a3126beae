package io.meshsim.mesh.path;

import io.meshsim.net.Calls;
import io.meshsim.part.proxy.Decision;
import io.meshsim.part.proxy.cluster.EndpointForm;
import io.meshsim.part.proxy.cluster.Host;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the path needs to know of the hosts that proxies choose, whichever proxy chose them: a row
 * for each host of a cluster, found out when a proxy first chooses it and kept by the host's tag.
 */
final class Upstreams {

    /** No host. */
    static final int NONE = -1;

    private static final int ROW = 3;
    private static final int PORT = 1;
    private static final int CLUSTER_NAME = 2;

    /** How Istio names clusters of other workloads: {@code outbound|port|subset|service}. */
    private static final String OUTBOUND = "outbound|";

    /** Number of no address in particular. */
    private static final int ANY_ADDRESS = -1;

    private final Names names;
    private final Pods pods;
    private final Map<Chosen, Integer> rows = new LinkedHashMap<>();

    /** Of each host, side by side: number of its address in {@link Pods}, port, cluster's name. */
    private int[] hosts = new int[16 * ROW];

    private @Nullable ServiceName[] services = new ServiceName[16];

    private record Chosen(String cluster, String ip, int port) {}

    Upstreams(Names names, Pods pods) {
        this.names = names;
        this.pods = pods;
    }

    /** The row of the host of a decision to forward. */
    int of(Decision decision, Host host) {
        if (host.tag() == 0) {
            Chosen chosen = chosen(decision, host.endpoint());
            host.tag(rows.computeIfAbsent(chosen, this::add) + 1);
        }
        return host.tag() - 1;
    }

    /** The trace's number for the cluster's name. */
    int clusterName(int upstream) {
        return hosts[upstream * ROW + CLUSTER_NAME];
    }

    /** The service that the cluster is for; null if it is not of Istio's outbound kind. */
    @Nullable ServiceName service(int upstream) {
        return services[upstream];
    }

    /**
     * The pod that last ran behind the host's address, or behind the original one if it stands for
     * whatever address a call was going to; {@link Calls#NOBODY} if nothing ever did.
     */
    int pod(int upstream, Decision decision) {
        int address = hosts[upstream * ROW];
        return pods.atAddress(
                address == ANY_ADDRESS ? pods.address(decision.endpointIp()) : address);
    }

    /** The port that a call goes to there. */
    int port(int upstream, Decision decision) {
        int at = upstream * ROW;
        return hosts[at] == ANY_ADDRESS ? decision.endpointPort() : hosts[at + PORT];
    }

    private static Chosen chosen(Decision decision, EndpointForm endpoint) {
        return new Chosen(decision.cluster(), endpoint.ip(), endpoint.port());
    }

    private int add(Chosen chosen) {
        int row = rows.size();
        if (row == services.length) {
            hosts = Arrays.copyOf(hosts, 2 * hosts.length);
            services = Arrays.copyOf(services, 2 * row);
        }
        String cluster = chosen.cluster();
        boolean outbound = cluster.startsWith(OUTBOUND);
        String service = cluster.substring(cluster.lastIndexOf('|') + 1);
        hosts[row * ROW] = chosen.ip().isEmpty() ? ANY_ADDRESS : pods.address(chosen.ip());
        hosts[row * ROW + PORT] = chosen.port();
        hosts[row * ROW + CLUSTER_NAME] = names.trace(cluster);
        services[row] = outbound ? names.service(service) : null;
        return row;
    }
}
