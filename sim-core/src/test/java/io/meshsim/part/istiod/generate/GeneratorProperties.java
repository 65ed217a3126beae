package io.meshsim.part.istiod.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.meshsim.config.Destination;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.ServicePort;
import io.meshsim.config.VirtualService;
import io.meshsim.config.traffic.LoadBalancer;
import io.meshsim.config.traffic.Locality;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.part.istiod.context.EndpointIndex;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What is shared is what would have been built. */
class GeneratorProperties {

    private static final List<LoadBalancer> BALANCERS = List.of(LoadBalancer.values());
    private static final List<String> ROUTES = List.of("80", "81");

    private final ResourcePool pool = new ResourcePool();
    private final EndpointIndex endpoints = new EndpointIndex();

    @Property(tries = 60)
    void a_pool_full_of_older_resources_changes_nothing(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 999) Integer> changes) {
        for (int change : changes) {
            PushContext context = context(change);
            moveEndpoints(change);
            for (String namespace : List.of("a", "b")) {
                ProxyView view = view(context, namespace);
                // A fresh context as well: scopes keep what was made from them.
                ProxyView fresh = view(context(change), namespace);
                assertThat(all(pool, view)).isEqualTo(all(new ResourcePool(), fresh));
            }
        }
    }

    private static List<Message> all(ResourcePool from, ProxyView view) {
        Generator generator = new Generator(from);
        List<XdsResource> made = new ArrayList<>();
        List<XdsResource> clusters = generator.generate(XdsType.CDS, view, List.of());
        made.addAll(clusters);
        List<String> names = clusters.stream().map(XdsResource::name).toList();
        made.addAll(generator.generate(XdsType.EDS, view, names));
        made.addAll(generator.generate(XdsType.LDS, view, List.of()));
        made.addAll(generator.generate(XdsType.RDS, view, ROUTES));
        return made.stream().map(XdsResource::message).toList();
    }

    private ProxyView view(PushContext context, String namespace) {
        ProxyNode node =
                ProxyNode.of(
                        ProxyNode.Role.SIDECAR,
                        namespace,
                        "pod",
                        "10.0.0.1",
                        "sa",
                        "node",
                        Labels.NONE);
        return new ProxyView(node, context, context.scopeOf(node), List.of(), List.of(), endpoints);
    }

    private void moveEndpoints(int change) {
        ResourceKey service = MeshService.key("a", host(change % 3));
        List<WorkloadEndpoint> some =
                IntStream.range(0, change % 4).mapToObj(i -> endpoint(i, change)).toList();
        endpoints.update(service, some);
    }

    private static WorkloadEndpoint endpoint(int number, int change) {
        return new WorkloadEndpoint(
                "10.0.1." + number,
                8080,
                "http",
                "pod-" + number,
                "a",
                "work",
                "sa",
                Labels.of("version", "v" + (number + change) % 2),
                Locality.NONE,
                "",
                WorkloadEndpoint.Health.HEALTHY,
                false,
                1);
    }

    private static String host(int number) {
        return "svc" + number + ".a.svc.cluster.local";
    }

    private static PushContext context(int change) {
        List<MeshService> services =
                IntStream.range(0, 1 + change % 3).mapToObj(i -> service(i, change)).toList();
        TrafficPolicy policy = new TrafficPolicy(BALANCERS.get(change % 3), null);
        DestinationRule rule =
                new DestinationRule(
                        Meta.of("a", "rule"),
                        "svc0",
                        policy,
                        List.of(
                                new DestinationRule.Subset(
                                        "v", Labels.of("version", "v" + change % 2), policy)),
                        List.of());
        HttpRoute route =
                HttpRoute.forward(
                        List.of(),
                        List.of(
                                new Destination("svc0", "v", 0, change % 100),
                                new Destination("svc1", "", 0, 1)));
        VirtualService virtual =
                new VirtualService(
                        Meta.of("a", "vs"),
                        List.of(change % 2 == 0 ? "svc0" : "*"),
                        List.of(),
                        List.of(route),
                        List.of());
        return new PushContext(
                "v" + change,
                new PushContext.Config(
                        services, List.of(virtual), List.of(rule), List.of(), List.of()));
    }

    private static MeshService service(int number, int change) {
        return new MeshService(
                host(number),
                "a",
                "10.96.0." + number,
                change % 5 == 4,
                Labels.NONE,
                List.of(ServicePort.of(change % 7 == 6 ? "" : "http", 80 + change % 2)),
                change % 4 == 3 ? List.of(".") : List.of());
    }
}
