package io.meshsim.yaml;

import io.meshsim.config.PodTemplate;
import io.meshsim.yaml.schema.NodeKind;
import io.meshsim.yaml.schema.YamlNode;
import java.util.Arrays;
import java.util.List;

/**
 * Tells a pod that is itself a gateway from one that has an application.
 *
 * <p>A gateway runs its proxy as a router: the injection template "gateway" makes it so, and
 * manifests made by older installers say it in the container's arguments (Istio 1.30
 * pkg/kube/inject/inject.go, manifests/charts/gateways/istio-ingress).
 */
final class GatewayPods {

    private static final String TEMPLATES = "inject.istio.io/templates";
    private static final List<String> ROUTER = List.of("proxy", "router");

    private GatewayPods() {}

    static boolean isGateway(YamlNode pod, PodTemplate template) {
        String templates = template.annotations().get(TEMPLATES).orElse("");
        return Arrays.stream(templates.split(",", -1)).map(String::trim).anyMatch("gateway"::equals)
                || pod.items("containers").stream().anyMatch(GatewayPods::runsRouter);
    }

    private static boolean runsRouter(YamlNode container) {
        return container
                .peek("args")
                .filter(args -> args.kind() == NodeKind.LIST)
                .map(args -> args.items().stream().map(YamlNode::text).limit(2).toList())
                .map(ROUTER::equals)
                .orElse(false);
    }
}
