package io.meshsim.yaml;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.Deployment;
import io.meshsim.config.Gateway;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.PodTemplate;
import io.meshsim.config.Resource;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.config.VirtualService;
import io.meshsim.config.route.StringMatch;
import io.meshsim.mesh.ClientPlacement;
import io.meshsim.mesh.IngressGateways;
import io.meshsim.mesh.MeshSpec;
import io.meshsim.mesh.Settings;
import io.meshsim.mesh.fault.PlannedFault;
import io.meshsim.net.HttpRequest;
import io.meshsim.net.Target;
import io.meshsim.part.workload.ClientSpec;
import io.meshsim.part.workload.WeightedTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What manifests without a Scenario document go through; everything assumed is noted. */
final class DefaultScenario {

    private static final String VISITORS = "visitors";
    private static final double RATE_PER_SECOND = 50;
    private static final Duration DURATION = Duration.ofSeconds(30);
    private static final Duration CHANGE_AT = Duration.ofSeconds(10);
    private static final long TIMEOUT_NANOS = 30_000_000_000L;
    private static final String ANY_HOST = "example.com";

    private final List<Resource> resources = new ArrayList<>();
    private final Documents documents;
    private final Reading reading;

    DefaultScenario(Documents documents, Reading reading) {
        this.documents = documents;
        this.reading = reading;
        resources.addAll(ScenarioReader.nodes(ScenarioReader.DEFAULT_NODES));
        resources.addAll(documents.resources());
    }

    Scenario make(String name, Settings settings) {
        reading.assumed(
                "no Scenario document: 3 nodes, 30 s, services answer after 5 ms on average and"
                        + " call nobody");
        List<ClientPlacement> clients = new ArrayList<>();
        List<WeightedTarget> atGateway = gatewayMix();
        if (!atGateway.isEmpty()) {
            clients.add(placement(atGateway, ""));
        } else {
            List<WeightedTarget> atServices = serviceMix();
            if (!atServices.isEmpty()) {
                resources.add(visitorDeployment());
                clients.add(placement(atServices, "default/" + VISITORS));
            }
        }
        note(clients);
        MeshSpec spec = new MeshSpec(name, resources, settings, new LinkedHashMap<>(), clients);
        return new Scenario(
                name,
                spec,
                Optional.empty(),
                DURATION,
                RunLimits.NONE,
                change(),
                List.of(),
                List.of());
    }

    private void note(List<ClientPlacement> clients) {
        if (clients.isEmpty()) {
            reading.assumed("nothing to call: no gateway route and no Service with pods");
            return;
        }
        StringBuilder text = new StringBuilder();
        for (WeightedTarget target : clients.get(0).spec().mix()) {
            HttpRequest request = target.target().request();
            text.append(text.length() == 0 ? "" : ", ");
            text.append(request.method()).append(" http://").append(request.authority());
            text.append(request.path());
        }
        reading.assumed("50 requests a second in all: " + text);
    }

    /** A request for each path that a VirtualService routes at a gateway of the manifests. */
    private List<WeightedTarget> gatewayMix() {
        List<WeightedTarget> mix = new ArrayList<>();
        for (Resource resource : documents.resources()) {
            if (resource instanceof VirtualService virtualService) {
                for (String gateway : virtualService.gateways()) {
                    find(gateway, virtualService)
                            .ifPresent(found -> mix.addAll(requests(virtualService, found)));
                }
            }
        }
        return mix;
    }

    private Optional<Gateway> find(String name, VirtualService by) {
        int slash = name.indexOf('/');
        String namespace = slash < 0 ? by.meta().namespace() : name.substring(0, slash);
        ResourceKey key = new ResourceKey(Kind.GATEWAY, namespace, name.substring(slash + 1));
        return documents.resources().stream()
                .filter(resource -> resource.key().equals(key))
                .map(Gateway.class::cast)
                .filter(gateway -> !gateway.servers().isEmpty())
                .findFirst();
    }

    private List<WeightedTarget> requests(VirtualService virtualService, Gateway gateway) {
        int port = gateway.servers().get(0).port();
        String host = IngressGateways.serviceOf(gateway, resources);
        String asked = virtualService.hosts().stream().findFirst().orElse(ANY_HOST);
        String authority = asked.startsWith("*") ? ANY_HOST : asked;
        Set<String> paths = new LinkedHashSet<>();
        for (HttpRoute route : virtualService.http()) {
            if (route.matches().isEmpty()) {
                paths.add("/");
            }
            route.matches().forEach(match -> path(match).ifPresent(paths::add));
        }
        List<WeightedTarget> requests = new ArrayList<>();
        for (String path : paths) {
            HttpRequest request = HttpRequest.get(authority, path);
            requests.add(new WeightedTarget(new Target(host, port, request, TIMEOUT_NANOS), 1));
        }
        return requests;
    }

    /** A path that a match accepts, where one can be told without guessing. */
    private static Optional<String> path(HttpMatch match) {
        boolean onlyPath =
                match.headers().isEmpty()
                        && match.queryParams().isEmpty()
                        && match.method() == null
                        && match.authority() == null;
        StringMatch uri = match.uri();
        if (!onlyPath) {
            return Optional.empty();
        }
        if (uri == null) {
            return Optional.of("/");
        }
        return uri.type() == StringMatch.Type.REGEX ? Optional.empty() : Optional.of(uri.value());
    }

    private List<WeightedTarget> serviceMix() {
        List<WeightedTarget> mix = new ArrayList<>();
        for (Resource resource : documents.resources()) {
            if (resource instanceof Service service && hasPods(service)) {
                noteIfNotHttp(service);
                for (ServicePort port : service.ports()) {
                    if (port.protocol().isHttp()) {
                        String authority = service.hostname() + ":" + port.port();
                        HttpRequest request = HttpRequest.get(authority, "/");
                        mix.add(
                                new WeightedTarget(
                                        new Target(
                                                service.hostname(),
                                                port.port(),
                                                request,
                                                TIMEOUT_NANOS),
                                        1));
                    }
                }
            }
        }
        return mix;
    }

    private void noteIfNotHttp(Service service) {
        if (service.ports().stream().noneMatch(port -> port.protocol().isHttp())) {
            reading.assumed(service.key() + " has no HTTP or gRPC port and is left alone");
        }
    }

    private boolean hasPods(Service service) {
        return !service.selector().isEmpty()
                && documents.resources().stream()
                        .anyMatch(
                                resource ->
                                        resource instanceof Deployment deployment
                                                && deployment.replicas() > 0
                                                && deployment
                                                        .meta()
                                                        .namespace()
                                                        .equals(service.meta().namespace())
                                                && service.selector()
                                                        .isSubsetOf(
                                                                deployment.template().labels()));
    }

    private static ClientPlacement placement(List<WeightedTarget> mix, String workload) {
        return new ClientPlacement(new ClientSpec(VISITORS, RATE_PER_SECOND, mix, 0), workload);
    }

    private static Deployment visitorDeployment() {
        Labels labels = Labels.of("app", VISITORS);
        PodTemplate template =
                new PodTemplate(
                        labels, Labels.NONE, VISITORS, List.of(new ContainerPort("http", 8080)));
        Meta meta = Meta.of(MetaReader.DEFAULT_NAMESPACE, VISITORS).withLabels(labels);
        return new Deployment(meta, 1, labels, template);
    }

    /**
     * Touches a VirtualService or DestinationRule, or else adds a pod, so that a push is seen; a
     * Service that is only touched is the same to istiod, and nothing is pushed.
     */
    private List<PlannedFault> change() {
        for (Kind kind : List.of(Kind.VIRTUAL_SERVICE, Kind.DESTINATION_RULE, Kind.DEPLOYMENT)) {
            for (Resource resource : documents.resources()) {
                if (resource.kind() == kind) {
                    PlannedFault change = change(resource);
                    reading.assumed("at 10 s: " + change.text());
                    return List.of(change);
                }
            }
        }
        return List.of();
    }

    private static PlannedFault change(Resource resource) {
        ResourceKey key = resource.key();
        if (resource instanceof Deployment deployment) {
            int more = deployment.replicas() + 1;
            String text = "scale " + key + " to " + more;
            return new PlannedFault(CHANGE_AT, text, faults -> faults.scale(key, more));
        }
        return new PlannedFault(CHANGE_AT, "touch " + key, faults -> faults.touch(key));
    }
}
