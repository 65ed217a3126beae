package io.meshsim.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Istio Gateway: what the selected proxies listen for.
 *
 * @param selector labels of the gateway pods
 */
public record Gateway(Meta meta, Labels selector, List<Server> servers) implements Resource {

    /**
     * One port.
     *
     * @param hosts as written, with an optional {@code namespace/} in front
     * @param tls what the gateway does with TLS; null if it is not said
     */
    public record Server(
            int port,
            String portName,
            Protocol protocol,
            List<String> hosts,
            @Nullable ServerTls tls) {

        public Server {
            hosts = List.copyOf(hosts);
        }

        /** A server without TLS. */
        public Server(int port, String portName, Protocol protocol, List<String> hosts) {
            this(port, portName, protocol, hosts, null);
        }

        /** Whether it passes TLS on as it is. */
        public boolean passesTls() {
            return !protocol.isHttp()
                    && tls != null
                    && (tls.mode().isEmpty() || tls.mode().equals("PASSTHROUGH"));
        }

        /** Whether plain requests are told to come again with HTTPS. */
        public boolean redirectsToHttps() {
            return tls != null && tls.httpsRedirect();
        }
    }

    public Gateway {
        servers = List.copyOf(servers);
    }

    @Override
    public Kind kind() {
        return Kind.GATEWAY;
    }

    @Override
    public Gateway withMeta(Meta other) {
        return new Gateway(other, selector, servers);
    }
}
