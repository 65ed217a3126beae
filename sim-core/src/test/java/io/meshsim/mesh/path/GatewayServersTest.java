package io.meshsim.mesh.path;

import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Destination;
import io.meshsim.config.Gateway;
import io.meshsim.config.Gateway.Server;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Protocol;
import io.meshsim.config.Resource;
import io.meshsim.config.ServerTls;
import io.meshsim.config.StreamRoute;
import io.meshsim.config.VirtualService;
import io.meshsim.mesh.IngressGateways;
import io.meshsim.mesh.TestMesh;
import io.meshsim.net.HttpRequest;
import io.meshsim.part.proxy.Proxy;
import io.meshsim.xds.XdsType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a gateway does by the protocol and the TLS of its servers. */
class GatewayServersTest {

    private static final String INGRESS = "istio-ingressgateway.istio-system";
    private static final Destination B = new Destination("b", "", 8080, 0);

    private static Server server(int port, Protocol protocol, String host, String mode) {
        String name = "p-" + host.replace('.', '-') + "-" + port;
        return new Server(port, name, protocol, List.of(host), mode.isEmpty() ? null : tls(mode));
    }

    private static ServerTls tls(String mode) {
        boolean redirects = mode.equals("redirect");
        List<String> none = List.of();
        return new ServerTls(
                redirects ? "" : mode, redirects, List.of("cert"), none, "", "", "", 0);
    }

    private static TestMesh mesh(List<StreamRoute> streams, Server... servers) {
        Resource virtual =
                new VirtualService(
                        Meta.of("default", "shop"),
                        List.of("shop.example"),
                        List.of("shop"),
                        List.of(HttpRoute.forward(List.of(), List.of(B))),
                        List.of(),
                        streams);
        Labels selector = Labels.of("istio", "ingressgateway");
        Gateway gateway = new Gateway(Meta.of("default", "shop"), selector, List.of(servers));
        return TestMesh.of(gateway, virtual, service("b"), deployment("b", 1));
    }

    private static String get(TestMesh mesh, int port, String host) {
        mesh.sendFromOutside(INGRESS, port, HttpRequest.get(host, "/books"));
        return mesh.next().outcome();
    }

    private static Proxy gateway(TestMesh mesh) {
        return Objects.requireNonNull(mesh.pod(IngressGateways.NAME).proxy());
    }

    @Test
    void a_server_of_https_ends_tls_and_routes_requests() {
        TestMesh mesh = mesh(List.of(), server(443, Protocol.HTTPS, "shop.example", "SIMPLE"));
        assertThat(get(mesh, 443, "shop.example")).isEqualTo("200 -");
        assertThat(gateway(mesh).active(XdsType.RDS))
                .containsOnlyKeys("https.443.p-shop-example-443.shop.default");
    }

    @Test
    void no_chain_fits_a_name_that_no_server_has() {
        TestMesh mesh = mesh(List.of(), server(443, Protocol.HTTPS, "shop.example", "SIMPLE"));
        assertThat(get(mesh, 443, "other.example")).isEqualTo("0 NR");
    }

    @Test
    void plain_requests_are_redirected_for_every_host_of_the_server() {
        TestMesh mesh =
                mesh(
                        List.of(),
                        server(80, Protocol.HTTP, "*.example", "redirect"),
                        server(443, Protocol.HTTPS, "*.example", "SIMPLE"));
        assertThat(get(mesh, 80, "shop.example")).isEqualTo("301 -");
        assertThat(get(mesh, 80, "other.example")).isEqualTo("301 -");
        assertThat(get(mesh, 443, "shop.example")).isEqualTo("200 -");
        assertThat(
                        gateway(mesh)
                                .explainGateway(8080, HttpRequest.get("shop.example:80", "/a?b"), 0)
                                .decision()
                                .location())
                .isEqualTo("https://shop.example/a?b");
    }

    @Test
    void tls_is_passed_on_by_name() {
        TestMesh mesh =
                mesh(
                        List.of(StreamRoute.tls("shop.example", B)),
                        server(443, Protocol.TLS, "shop.example", "PASSTHROUGH"));
        assertThat(get(mesh, 443, "shop.example")).isEqualTo("200 -");
        assertThat(get(mesh, 443, "other.example")).isEqualTo("0 NR");
    }

    @Test
    void bytes_go_where_a_tcp_rule_says_and_without_one_nobody_listens() {
        Server server = server(31400, Protocol.TCP, "*", "");
        assertThat(get(mesh(List.of(StreamRoute.tcp(B)), server), 31400, "any")).isEqualTo("200 -");
        assertThat(get(mesh(List.of(), server), 31400, "any")).isEqualTo("0 -");
    }

    @Test
    void servers_that_cannot_share_a_port_are_left_out() {
        TestMesh mesh =
                mesh(
                        List.of(StreamRoute.tcp(B)),
                        server(80, Protocol.HTTP, "shop.example", ""),
                        server(80, Protocol.TCP, "*", ""));
        assertThat(get(mesh, 80, "shop.example")).isEqualTo("200 -");
        assertThat(get(mesh, 80, "other.example")).isEqualTo("404 NR");
    }
}
