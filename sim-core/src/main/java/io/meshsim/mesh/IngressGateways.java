package io.meshsim.mesh;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.Deployment;
import io.meshsim.config.Gateway;
import io.meshsim.config.Hostnames;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Namespace;
import io.meshsim.config.PodTemplate;
import io.meshsim.config.Resource;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the ingress gateway that Gateway resources ask for and no Deployment provides.
 *
 * <p>Manifests rarely hold it, because Istio's installer makes it: Deployment and Service
 * istio-ingressgateway in istio-system, ports 80 to 8080 and 443 to 8443 (Istio 1.30
 * manifests/charts/gateways/istio-ingress).
 */
public final class IngressGateways {

    /** The label that marks a gateway's pods for the simulator; its value is not read. */
    public static final String ROLE = "meshsim.io/gateway";

    /** Where the installer puts it. */
    public static final String NAMESPACE = "istio-system";

    /** The name the installer gives it. */
    public static final String NAME = "istio-ingressgateway";

    private static final int STATUS_PORT = 15021;

    private IngressGateways() {}

    /** The same pods, marked as holding a gateway and no application. */
    public static PodTemplate asGateway(PodTemplate template) {
        return new PodTemplate(
                template.labels().with(ROLE, "true"),
                template.annotations(),
                template.serviceAccount(),
                template.ports());
    }

    /** Whether a Deployment's pods hold a gateway and no application. */
    public static boolean isGateway(Deployment deployment) {
        return deployment.template().labels().get(ROLE).isPresent();
    }

    /**
     * Whether a Deployment's pods hold a gateway that a Gateway resource selects.
     *
     * <p>Sidecars ignore Gateway resources, whatever labels their pods have.
     */
    public static boolean provides(Deployment deployment, Gateway gateway) {
        return isGateway(deployment)
                && gateway.selector().isSubsetOf(deployment.template().labels());
    }

    /** The resources, and in front of them whatever gateway is missing. */
    public static List<Resource> complete(List<Resource> resources) {
        Map<Labels, List<Gateway>> missing = new LinkedHashMap<>();
        for (Resource resource : resources) {
            if (resource instanceof Gateway gateway && !isProvided(gateway, resources)) {
                missing.computeIfAbsent(gateway.selector(), s -> new ArrayList<>()).add(gateway);
            }
        }
        List<Resource> all = new ArrayList<>();
        missing.forEach((selector, gateways) -> all.addAll(made(selector, gateways)));
        all.addAll(resources);
        return all;
    }

    /** The full name of the Service in front of a gateway's pods, whether given or added. */
    public static String serviceOf(Gateway gateway, List<Resource> resources) {
        List<Resource> all = complete(resources);
        for (Resource resource : all) {
            if (resource instanceof Service service && isInFront(service, gateway, all)) {
                return service.hostname();
            }
        }
        return Hostnames.ofService(NAMESPACE, NAME);
    }

    private static boolean isInFront(Service service, Gateway gateway, List<Resource> resources) {
        return resources.stream()
                .anyMatch(
                        resource ->
                                resource instanceof Deployment deployment
                                        && !service.selector().isEmpty()
                                        && deployment
                                                .meta()
                                                .namespace()
                                                .equals(service.meta().namespace())
                                        && provides(deployment, gateway)
                                        && service.selector()
                                                .isSubsetOf(deployment.template().labels()));
    }

    private static boolean isProvided(Gateway gateway, List<Resource> resources) {
        return resources.stream()
                .anyMatch(
                        resource ->
                                resource instanceof Deployment deployment
                                        && provides(deployment, gateway));
    }

    private static List<Resource> made(Labels selector, List<Gateway> gateways) {
        String name = selector.get("istio").map(IngressGateways::named).orElse(NAME);
        Labels labels = selector.with("app", name).with(ROLE, "true");
        Labels chosen = Labels.of("app", name);
        Meta meta = Meta.of(NAMESPACE, name).withLabels(labels);
        PodTemplate template =
                new PodTemplate(
                        labels,
                        Labels.NONE,
                        name,
                        List.of(new ContainerPort("status-port", STATUS_PORT)));
        return List.of(
                new Namespace(Meta.of("", NAMESPACE)),
                new Deployment(meta, 1, chosen, template),
                new Service(meta, "LoadBalancer", "", chosen, ports(gateways)));
    }

    private static String named(String label) {
        return label.equals("ingressgateway") ? NAME : "istio-" + label;
    }

    private static List<ServicePort> ports(List<Gateway> gateways) {
        Map<Integer, ServicePort> ports = new LinkedHashMap<>();
        ports.put(80, port("http2", 80, 8080));
        ports.put(443, port("https", 443, 8443));
        for (Gateway gateway : gateways) {
            for (Gateway.Server server : gateway.servers()) {
                int number = server.port();
                ports.putIfAbsent(number, port("port-" + number, number, number));
            }
        }
        return List.copyOf(ports.values());
    }

    private static ServicePort port(String name, int port, int target) {
        return new ServicePort(name, port, Integer.toString(target), "TCP", "", 0);
    }
}
