package io.meshsim.part.istiod.generate;

import io.meshsim.config.Gateway;
import io.meshsim.part.istiod.context.ServiceTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    }

    private GatewayPorts() {}

    static Map<Integer, List<BoundServer>> of(ProxyView view) {
        Map<Integer, List<BoundServer>> byPort = new TreeMap<>();
        for (Gateway gateway : view.gateways()) {
            for (Gateway.Server server : gateway.servers()) {
                if (server.protocol().isHttp()) {
                    byPort.computeIfAbsent(
                                    targetPort(view, server.port()), ignored -> new ArrayList<>())
                            .add(new BoundServer(gateway, server));
                }
            }
        }
        return byPort;
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
