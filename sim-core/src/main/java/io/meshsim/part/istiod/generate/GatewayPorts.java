package io.meshsim.part.istiod.generate;

import io.meshsim.config.Gateway;
import io.meshsim.config.Hostnames;
import io.meshsim.config.Meta;
import io.meshsim.config.Protocol;
import io.meshsim.part.istiod.context.ResolvedVirtualService;
import io.meshsim.part.istiod.context.ServiceTarget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ports that a gateway's proxy listens on, and the servers behind each.
 *
 * <p>A server names the port of the gateway's Service; the proxy listens on the pod's port behind
 * it, or on the same number if no Service has that port.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/gateway.go (mergeGateways).
 */
final class GatewayPorts {

    /** A server and the gateway it belongs to. */
    record BoundServer(Gateway gateway, Gateway.Server server) {

        /** {@code namespace/name}. */
        String gatewayName() {
            return gateway.meta().namespace() + "/" + gateway.meta().name();
        }

        /** What its routes are called; empty if it has none. */
        String routeName(int listenPort) {
            if (server.protocol().isHttp()) {
                return "http." + listenPort;
            }
            Meta meta = gateway.meta();
            boolean hasRoutes = server.protocol() == Protocol.HTTPS && !server.passesTls();
            return hasRoutes
                    ? "https."
                            + server.port()
                            + "."
                            + server.portName()
                            + "."
                            + meta.name()
                            + "."
                            + meta.namespace()
                    : "";
        }

        /** Of two names that overlap, the narrower one. */
        Set<String> commonHosts(ResolvedVirtualService service) {
            Set<String> common = new LinkedHashSet<>();
            for (String entry : server.hosts()) {
                int slash = entry.indexOf('/');
                String host = entry.substring(slash + 1);
                String namespace = slash < 0 ? "*" : entry.substring(0, slash);
                if (!allows(namespace, service)) {
                    continue;
                }
                for (String wanted : service.hosts()) {
                    if (Hostnames.isCoveredBy(wanted, host)) {
                        common.add(wanted);
                    } else if (Hostnames.isCoveredBy(host, wanted)) {
                        common.add(host);
                    }
                }
            }
            return common;
        }

        private boolean allows(String namespace, ResolvedVirtualService service) {
            return switch (namespace) {
                case "*" -> true;
                case "." -> service.namespace().equals(gateway.meta().namespace());
                default -> service.namespace().equals(namespace);
            };
        }
    }

    private GatewayPorts() {}

    static Map<Integer, List<BoundServer>> of(ProxyView view) {
        Map<Integer, List<BoundServer>> byPort = new TreeMap<>();
        for (Gateway gateway : view.gateways()) {
            for (Gateway.Server server : gateway.servers()) {
                int port = targetPort(view, server.port());
                List<BoundServer> others = byPort.computeIfAbsent(port, any -> new ArrayList<>());
                if (others.stream().allMatch(other -> canJoin(server, other.server()))) {
                    others.add(new BoundServer(gateway, server));
                }
            }
        }
        return byPort;
    }

    /** Only servers of HTTP, or of TLS that are for different hosts, share a port. */
    private static boolean canJoin(Gateway.Server server, Gateway.Server other) {
        if (server.protocol().isHttp() || other.protocol().isHttp()) {
            return server.protocol() == other.protocol();
        }
        return server.tls() != null
                && other.tls() != null
                && Collections.disjoint(server.hosts(), other.hosts());
    }

    private static int targetPort(ProxyView view, int port) {
        for (ServiceTarget target : view.targets()) {
            if (target.port().port() == port) {
                return target.targetPort();
            }
        }
        return port;
    }
}
