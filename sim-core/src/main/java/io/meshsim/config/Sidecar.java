package io.meshsim.config;

import io.meshsim.config.traffic.ConnectionPool;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the proxies of a namespace need to know, and what they take in.
 *
 * @param workloadSelector labels; null for the whole namespace
 * @param ingress the only inbound listeners; empty means one for each port of the pod's services
 * @param egress listeners; empty means everything visible
 * @param outbound what becomes of unknown destinations; null means the mesh's default
 * @param inboundConnectionPool limits of the inbound listeners that have none; null if not said
 */
public record Sidecar(
        Meta meta,
        @Nullable Labels workloadSelector,
        List<Ingress> ingress,
        List<Egress> egress,
        @Nullable Outbound outbound,
        @Nullable ConnectionPool inboundConnectionPool)
        implements Resource {

    /** Whether the kernel leads connections to a listener. */
    public enum CaptureMode {
        DEFAULT,
        IPTABLES,
        NONE
    }

    /**
     * The port of a listener.
     *
     * @param number 0 for a unix domain socket
     * @param protocol as written; empty means that the proxy looks
     */
    public record Port(int number, String protocol, String name) {

        /** What the port speaks. */
        public Protocol parsed() {
            return isHttpProxy() ? Protocol.HTTP : Protocol.of("TCP", protocol, "");
        }

        /** Whether clients ask for any host and port here, as of an HTTP proxy. */
        public boolean isHttpProxy() {
            return protocol.toUpperCase(Locale.ROOT).equals("HTTP_PROXY");
        }
    }

    /**
     * One inbound listener.
     *
     * @param port null if it is missing, which is not valid
     * @param bind an address; empty for all
     * @param defaultEndpoint where the application listens; empty for the same port
     * @param tls null if the proxy ends no TLS
     * @param connectionPool replaces the Sidecar's as a whole; null if not said
     */
    public record Ingress(
            @Nullable Port port,
            String bind,
            CaptureMode captureMode,
            String defaultEndpoint,
            @Nullable ServerTls tls,
            @Nullable ConnectionPool connectionPool) {}

    /**
     * One egress listener.
     *
     * @param listener null for all ports
     * @param bind an address or {@code unix://} and a path; empty for Istio's choice
     * @param hosts in the form {@code namespace/name}
     */
    public record Egress(
            @Nullable Port listener, String bind, CaptureMode captureMode, List<String> hosts) {

        public Egress {
            hosts = List.copyOf(hosts);
        }

        /** A listener on a port whose protocol is not said; 0 for all ports. */
        public Egress(int port, List<String> hosts) {
            this(port == 0 ? null : new Port(port, "", ""), "", CaptureMode.DEFAULT, hosts);
        }

        /** The port that services must have to be imported; 0 for any. */
        public int port() {
            return listener == null || listener.isHttpProxy() ? 0 : listener.number();
        }
    }

    /**
     * What becomes of unknown destinations.
     *
     * @param registryOnly whether they are refused
     * @param egressProxy a service that gets them instead; null if there is none
     */
    public record Outbound(boolean registryOnly, @Nullable Destination egressProxy) {}

    public Sidecar {
        ingress = List.copyOf(ingress);
        egress = List.copyOf(egress);
    }

    /**
     * A Sidecar that is about outbound traffic; unknown destinations as the mesh has it if null.
     */
    public Sidecar(
            Meta meta,
            @Nullable Labels workloadSelector,
            List<Egress> egress,
            @Nullable Boolean registryOnly) {
        this(
                meta,
                workloadSelector,
                List.of(),
                egress,
                registryOnly == null ? null : new Outbound(registryOnly, null),
                null);
    }

    @Override
    public Kind kind() {
        return Kind.SIDECAR;
    }

    @Override
    public Sidecar withMeta(Meta other) {
        return new Sidecar(
                other, workloadSelector, ingress, egress, outbound, inboundConnectionPool);
    }

    /** The limits of an inbound port: those of its listener, else the Sidecar's; null if none. */
    public @Nullable ConnectionPool inboundConnectionPool(int port) {
        for (Ingress listener : ingress) {
            boolean isPort = listener.port() != null && listener.port().number() == port;
            if (isPort && listener.connectionPool() != null) {
                return listener.connectionPool();
            }
        }
        return inboundConnectionPool;
    }
}
