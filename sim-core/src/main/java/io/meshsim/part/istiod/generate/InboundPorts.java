package io.meshsim.part.istiod.generate;

import io.meshsim.config.Protocol;
import io.meshsim.config.Sidecar;
import io.meshsim.part.istiod.context.ServiceTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports that a sidecar takes calls for: those of its Sidecar's ingress listeners if there are
 * any, else those that services stand before. The first of a number stays.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/listener_inbound.go (buildInboundChainConfigs),
 * cluster.go (buildInboundClustersFromSidecar).
 */
final class InboundPorts {

    private InboundPorts() {}

    static List<InboundPort> of(ProxyView view) {
        Map<Integer, InboundPort> ports = new LinkedHashMap<>();
        Sidecar sidecar = view.scope().sidecar();
        if (sidecar != null && !sidecar.ingress().isEmpty()) {
            for (Sidecar.Ingress ingress : sidecar.ingress()) {
                Sidecar.Port port = ingress.port();
                if (port != null) {
                    String endpoint = endpoint(ingress.defaultEndpoint(), view.node().ip());
                    int number = port.number();
                    ports.putIfAbsent(
                            number, new InboundPort(number, number, port.parsed(), endpoint));
                }
            }
            return List.copyOf(ports.values());
        }
        for (ServiceTarget target : view.targets()) {
            Protocol protocol = target.port().protocol();
            if (protocol != Protocol.UDP) {
                int number = target.targetPort();
                ports.putIfAbsent(
                        number, new InboundPort(number, target.port().port(), protocol, ""));
            }
        }
        return List.copyOf(ports.values());
    }

    /** Loopback stays loopback, all addresses mean the pod's; a socket is not modelled. */
    private static String endpoint(String written, String podIp) {
        int colon = written.lastIndexOf(':');
        if (colon < 0 || written.startsWith("unix:")) {
            return "";
        }
        String host = written.substring(0, colon);
        boolean isAll = host.equals("0.0.0.0") || host.equals("[::]");
        return (isAll ? podIp : "127.0.0.1") + written.substring(colon);
    }
}
