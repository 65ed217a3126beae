package io.meshsim.mesh.path;

import static io.meshsim.mesh.TestMesh.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Destination;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Resource;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.config.StreamMatch;
import io.meshsim.config.StreamRoute;
import io.meshsim.config.VirtualService;
import io.meshsim.mesh.TestMesh;
import io.meshsim.net.HttpRequest;
import io.meshsim.part.proxy.route.RequestView;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TCP and TLS rules of VirtualServices send connections elsewhere. */
class StreamRouteTest {

    private static final Destination B = new Destination("b", "", 0, 0);
    private static final Destination C = new Destination("c", "", 0, 0);
    private static final String TO_B = "outbound|8080||b.default.svc.cluster.local";
    private static final String TO_C = "outbound|8080||c.default.svc.cluster.local";

    private static TestMesh mesh(String portName, StreamRoute... rules) {
        Resource virtual =
                new VirtualService(
                        Meta.of("default", "b"),
                        List.of("b"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(rules));
        return TestMesh.of(
                service(portName, "b"),
                service(portName, "c"),
                deployment("web", 1),
                deployment("b", 1),
                deployment("c", 1),
                virtual);
    }

    private static Service service(String portName, String name) {
        ServicePort port = ServicePort.of(portName, 8080);
        Meta meta = Meta.of("default", name);
        return new Service(meta, "ClusterIP", "", Labels.of("app", name), List.of(port));
    }

    /** The cluster of a connection from web to b that asks for a host. */
    private static String cluster(TestMesh mesh, String host) {
        Service b =
                (Service) mesh.running().kube().api().get(service("tcp", "b").key()).orElseThrow();
        return Objects.requireNonNull(mesh.pod("web").proxy())
                .serving()
                .outbound(b.clusterIp(), 8080, RequestView.of(HttpRequest.get(host, "/")))
                .cluster();
    }

    private static StreamRoute toC(StreamMatch... matches) {
        return new StreamRoute(false, List.of(matches), List.of(C));
    }

    private static StreamMatch match(
            int port, String namespace, Labels labels, String... networks) {
        return new StreamMatch(List.of(), List.of(networks), port, labels, List.of(), namespace);
    }

    @ParameterizedTest
    @CsvSource({"tcp", "unnamed"})
    void a_rule_without_a_match_takes_every_connection(String portName) {
        assertThat(cluster(mesh(portName), "b")).isEqualTo(TO_B);
        TestMesh mesh = mesh(portName, StreamRoute.tcp(C));
        assertThat(cluster(mesh, "b")).isEqualTo(portName.equals("tcp") ? TO_C : TO_B);
        assertThat(mesh.ask("web", "b").outcome()).isEqualTo("200 -");
    }

    @Test
    void a_rule_takes_only_connections_of_its_port_labels_and_namespace() {
        Labels web = Labels.of("app", "web");
        assertThat(cluster(mesh("tcp", toC(match(8080, "default", web))), "b")).isEqualTo(TO_C);
        assertThat(cluster(mesh("tcp", toC(match(9, "", Labels.NONE))), "b")).isEqualTo(TO_B);
        assertThat(cluster(mesh("tcp", toC(match(0, "far", Labels.NONE))), "b")).isEqualTo(TO_B);
        Labels other = Labels.of("app", "other");
        assertThat(cluster(mesh("tcp", toC(match(0, "", other))), "b")).isEqualTo(TO_B);
    }

    @Test
    void a_rule_for_networks_leaves_the_service_for_the_others() {
        StreamMatch elsewhere = match(0, "", Labels.NONE, "192.0.2.0/24");
        assertThat(cluster(mesh("tcp", toC(elsewhere)), "b")).isEqualTo(TO_B);
        StreamMatch everywhere = match(0, "", Labels.NONE, "0.0.0.0/0");
        assertThat(cluster(mesh("tcp", toC(everywhere)), "b")).isEqualTo(TO_C);
    }

    @Test
    void connections_share_out_by_weight_and_weight_0_gets_none() {
        StreamRoute rule =
                new StreamRoute(
                        false,
                        List.of(),
                        List.of(
                                new Destination("b", "", 0, 1),
                                new Destination("c", "", 0, 1),
                                new Destination("none", "", 0, 0)));
        TestMesh mesh = mesh("tcp", rule);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 50; i++) {
            seen.add(cluster(mesh, "b"));
        }
        assertThat(seen).containsExactly(TO_B, TO_C);
    }

    @Test
    void tls_is_told_by_the_name_that_it_asks_for() {
        TestMesh mesh = mesh("tls", StreamRoute.tls("b", B), StreamRoute.tls("*.example.com", C));
        assertThat(cluster(mesh, "b")).isEqualTo(TO_B);
        assertThat(cluster(mesh, "www.example.com")).isEqualTo(TO_C);
        assertThat(cluster(mesh, "example.org")).isEqualTo("PassthroughCluster");
        assertThat(cluster(mesh("tls", StreamRoute.tcp(C)), "b")).isEqualTo(TO_B);
    }
}
