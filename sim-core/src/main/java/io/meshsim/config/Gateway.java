package io.meshsim.config;

import java.util.List;

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
     */
    public record Server(int port, String portName, Protocol protocol, List<String> hosts) {

        public Server {
            hosts = List.copyOf(hosts);
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
