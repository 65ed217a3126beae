package io.meshsim.part.istiod.generate;

import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.config.core.v3.TrafficDirection;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.meshsim.part.istiod.context.SecurityPolicies.ForWorkload;
import io.meshsim.part.istiod.generate.cluster.ClusterName;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a listener is made from.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/listener.go, listener_inbound.go, gateway.go;
 * names as {@code istioctl proxy-config listener} shows them.
 */
sealed interface ListenerSpec {

    /** The listener's name. */
    String name();

    /** The listener. */
    Listener message();

    /** An address to listen at, and whether the kernel must be asked for it. */
    record Bind(String address, int port, boolean toPort) {

        private String name() {
            return address + "_" + port;
        }

        private Listener.Builder outbound() {
            return Listener.newBuilder()
                    .setName(name())
                    .setAddress(ClusterSpec.address(address, port))
                    .setBindToPort(BoolValue.of(toPort))
                    .setTrafficDirection(TrafficDirection.OUTBOUND);
        }
    }

    /** Plain HTTP to any service on a port; the rest goes to the cluster for the unknown. */
    record Http(Bind bind, String unknown) implements ListenerSpec {

        @Override
        public String name() {
            return bind.name();
        }

        @Override
        public Listener message() {
            String routes = Integer.toString(bind.port());
            return bind.outbound()
                    .addFilterChains(Chains.ifPlainHttp(Chains.rds("outbound_" + name(), routes)))
                    .setDefaultFilterChain(Chains.tcp("PassthroughFilterChain", unknown))
                    .addListenerFilters(Chains.httpInspector())
                    .build();
        }
    }

    /**
     * Where some connections go.
     *
     * @param networks each an address with the length of its prefix; none for all addresses
     * @param serverNames that TLS asks for, be it with a wildcard; none for any and for no TLS
     */
    record Towards(StreamClusters clusters, List<String> networks, List<String> serverNames) {

        public Towards {
            networks = List.copyOf(networks);
            serverNames = List.copyOf(serverNames);
        }

        private boolean isForSome() {
            return !networks.isEmpty() || !serverNames.isEmpty();
        }

        boolean isForTheSame(Towards other) {
            return networks.equals(other.networks) && serverNames.equals(other.serverNames);
        }

        private FilterChain chain() {
            FilterChain all = Chains.ifNetworks(Chains.tcp("", clusters, List.of()), networks);
            return Chains.ifServerNames(all, serverNames);
        }
    }

    /**
     * A port that is not HTTP: of one service, or of several that are told by their networks or
     * names.
     *
     * @param unknown for connections to none of them
     */
    record Tcp(Bind bind, List<Towards> chains, String unknown) implements ListenerSpec {

        public Tcp {
            chains = List.copyOf(chains);
        }

        /** The same with the chains of another one for what it has none for. */
        Tcp with(Tcp other) {
            List<Towards> all = new ArrayList<>(chains);
            for (Towards more : other.chains) {
                if (all.stream().noneMatch(more::isForTheSame)) {
                    all.add(more);
                }
            }
            return new Tcp(bind, all, unknown);
        }

        @Override
        public String name() {
            return bind.name();
        }

        @Override
        public Listener message() {
            return to(bind.outbound(), chains, unknown).build();
        }

        private static Listener.Builder to(
                Listener.Builder listener, List<Towards> chains, String unknown) {
            chains.forEach(towards -> listener.addFilterChains(towards.chain()));
            if (chains.stream().allMatch(Towards::isForSome)) {
                listener.setDefaultFilterChain(Chains.tcp("PassthroughFilterChain", unknown));
            }
            if (chains.stream().anyMatch(towards -> !towards.serverNames().isEmpty())) {
                listener.addListenerFilters(Chains.tlsInspector());
            }
            return listener;
        }
    }

    /** A port of one service that does not say what it speaks: the proxy looks. */
    record Sniffed(Bind bind, List<Towards> chains, String unknown, String routeName)
            implements ListenerSpec {

        public Sniffed {
            chains = List.copyOf(chains);
        }

        @Override
        public String name() {
            return bind.name();
        }

        @Override
        public Listener message() {
            return Tcp.to(bind.outbound(), chains, unknown)
                    .addFilterChains(
                            Chains.ifPlainHttp(Chains.rds("outbound_" + name(), routeName)))
                    .addListenerFilters(Chains.httpInspector())
                    .build();
        }
    }

    /** Where all captured outbound connections arrive. */
    record VirtualOutbound(String unknown) implements ListenerSpec {

        private static final int PORT = 15001;

        @Override
        public String name() {
            return "virtualOutbound";
        }

        @Override
        public Listener message() {
            return Listener.newBuilder()
                    .setName(name())
                    .setAddress(ClusterSpec.address("0.0.0.0", PORT))
                    .setUseOriginalDst(BoolValue.of(true))
                    .setTrafficDirection(TrafficDirection.OUTBOUND)
                    .addFilterChains(
                            Chains.ifPort(
                                    Chains.tcp("virtualOutbound-blackhole", ClusterName.BLACK_HOLE),
                                    PORT))
                    .addFilterChains(Chains.tcp("virtualOutbound-catchall-tcp", unknown))
                    .build();
        }
    }

    /** Where all captured inbound connections arrive. */
    record VirtualInbound(List<InboundPort> ports, ForWorkload security) implements ListenerSpec {

        private static final int PORT = 15006;

        public VirtualInbound {
            ports = List.copyOf(ports);
        }

        @Override
        public String name() {
            return "virtualInbound";
        }

        @Override
        public Listener message() {
            Listener.Builder listener =
                    Listener.newBuilder()
                            .setName(name())
                            .setAddress(ClusterSpec.address("0.0.0.0", PORT))
                            .setTrafficDirection(TrafficDirection.INBOUND)
                            .addListenerFilters(Chains.originalDestination())
                            .addListenerFilters(Chains.tlsInspector())
                            .addListenerFilters(Chains.httpInspector())
                            .addFilterChains(
                                    Chains.ifPort(
                                            Chains.tcp(
                                                    "virtualInbound-blackhole",
                                                    ClusterName.BLACK_HOLE),
                                            PORT));
            InboundChains chains = new InboundChains(security);
            chains.unknown().forEach(listener::addFilterChains);
            ports.forEach(port -> chains.of(port).forEach(listener::addFilterChains));
            return listener.build();
        }
    }

    /**
     * A port that a gateway listens on.
     *
     * @param chains what its servers do
     */
    record Gateway(int port, List<GatewayChain> chains, ForWorkload security)
            implements ListenerSpec {

        public Gateway {
            chains = List.copyOf(chains);
        }

        @Override
        public String name() {
            return "0.0.0.0_" + port;
        }

        @Override
        public Listener message() {
            Listener.Builder listener =
                    Listener.newBuilder()
                            .setName(name())
                            .setAddress(ClusterSpec.address("0.0.0.0", port))
                            .setTrafficDirection(TrafficDirection.OUTBOUND);
            chains.forEach(chain -> listener.addFilterChains(chain.message(name(), security)));
            if (chains.stream().anyMatch(GatewayChain::speaksTls)) {
                listener.addListenerFilters(Chains.tlsInspector());
            }
            return listener.build();
        }
    }
}
