package io.meshsim.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.EntryResolution;
import io.meshsim.config.Labels;
import io.meshsim.config.MeshConfig;
import io.meshsim.config.Meta;
import io.meshsim.config.Resource;
import io.meshsim.config.Service;
import io.meshsim.config.ServiceEntry;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Workload;
import io.meshsim.config.WorkloadEntry;
import io.meshsim.part.workload.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of calls to hosts that Kubernetes does not know. */
class EntriesTest {

    private static final String HOST = "api.example.com";
    private static final int HTTP_OF_WEB = 8080;
    private static final ServicePort HTTP = ServiceEntry.port("http", 80, "HTTP", 0);
    private static final ServicePort TCP = ServiceEntry.port("tcp", 3306, "TCP", 0);
    private static final ServiceEntry DNS =
            ServiceEntry.dns(Meta.of("default", "api"), HOST, HTTP, TCP);
    private static final Settings REGISTRY_ONLY =
            Settings.DEFAULT.withMesh(MeshConfig.DEFAULT.withRegistryOnly(true));
    private static final Settings DNS_CAPTURE =
            REGISTRY_ONLY.withAgent(REGISTRY_ONLY.agent().withDnsCapture(true));

    private static OutsideHost host(String name, String... addresses) {
        return new OutsideHost(name, List.of(addresses), Behaviour.DEFAULT);
    }

    private static TestMesh mesh(Settings settings, Resource... entries) {
        List<Resource> all = new ArrayList<>(List.of(entries));
        all.add(TestMesh.service("web"));
        all.add(TestMesh.deployment("web", 1));
        return TestMesh.of(
                settings,
                List.of(
                        host(HOST, "203.0.113.5"),
                        host("vm-1", "10.9.0.1"),
                        host("vm-2", "10.9.0.2")),
                all.toArray(new Resource[0]));
    }

    private static String outcome(TestMesh mesh, String host, int port) {
        return mesh.ask("web", host, port).outcome();
    }

    private static WorkloadEntry machine(String name, String address) {
        Workload workload = Workload.at(address).withLabels(Labels.of("app", "db"));
        return new WorkloadEntry(Meta.of("default", name), workload);
    }

    @Test
    void an_unknown_host_is_reached_unless_only_the_registry_counts() {
        assertThat(outcome(mesh(Settings.DEFAULT), HOST, 80)).isEqualTo("200 -");
        assertThat(outcome(mesh(REGISTRY_ONLY), HOST, 80)).isEqualTo("0 UH");
        assertThat(outcome(mesh(REGISTRY_ONLY), HOST, HTTP_OF_WEB)).isEqualTo("502 -");
    }

    @Test
    void a_service_entry_lets_calls_out_where_only_the_registry_counts() {
        TestMesh mesh = mesh(REGISTRY_ONLY, DNS);
        assertThat(outcome(mesh, HOST, 80)).isEqualTo("200 -");
        assertThat(outcome(mesh, HOST, 3306)).isEqualTo("200 -");
        mesh.faults().delete(DNS.key());
        mesh.runFor(Duration.ofSeconds(1));
        assertThat(outcome(mesh, HOST, 80)).isEqualTo("0 UH");
    }

    @Test
    void endpoints_of_a_service_entry_are_called_instead_of_its_virtual_address() {
        ServiceEntry entry =
                DNS.with(EntryResolution.STATIC, List.of(Workload.at("10.9.0.1")))
                        .withAddresses("240.1.1.1");
        TestMesh mesh = mesh(DNS_CAPTURE, entry);
        assertThat(outcome(mesh, HOST, 80)).isEqualTo("200 -");
        assertThat(outcome(mesh, HOST, 3306)).isEqualTo("200 -");
    }

    @Test
    void connections_without_resolution_go_where_their_client_meant() {
        ServiceEntry entry = DNS.with(EntryResolution.NONE, List.of());
        assertThat(outcome(mesh(REGISTRY_ONLY, entry), HOST, 3306)).isEqualTo("200 -");
    }

    @Test
    void networks_tell_services_of_one_port() {
        ServiceEntry near =
                DNS.with(EntryResolution.NONE, List.of()).withAddresses("203.0.113.0/24");
        assertThat(outcome(mesh(REGISTRY_ONLY, near), HOST, 3306)).isEqualTo("200 -");
        ServiceEntry far = near.withAddresses("198.51.100.0/24");
        assertThat(outcome(mesh(REGISTRY_ONLY, far), HOST, 3306)).isNotEqualTo("200 -");
    }

    @Test
    void workload_entries_stand_behind_the_entry_that_selects_them_while_they_are_healthy() {
        ServiceEntry db =
                ServiceEntry.dns(Meta.of("default", "db"), "db.internal", HTTP)
                        .selecting(Labels.of("app", "db"))
                        .withAddresses("240.1.1.2");
        WorkloadEntry checked =
                machine("vm-1", "10.9.0.1")
                        .withMeta(
                                Meta.of("default", "vm-1")
                                        .withAnnotations(Labels.of(WorkloadEntry.CHECKED, "true")));
        TestMesh mesh = mesh(DNS_CAPTURE, db, checked);
        assertThat(outcome(mesh, "db.internal", 80)).isEqualTo("503 UH");
        mesh.faults().apply(checked.withHealth(WorkloadEntry.Health.HEALTHY));
        mesh.runFor(Duration.ofSeconds(1));
        assertThat(outcome(mesh, "db.internal", 80)).isEqualTo("200 -");
        mesh.faults().apply(checked.withHealth(WorkloadEntry.Health.UNHEALTHY));
        mesh.runFor(Duration.ofSeconds(1));
        assertThat(outcome(mesh, "db.internal", 80)).isEqualTo("503 UH");
    }

    @Test
    void pods_stand_behind_an_entry_that_selects_them() {
        ServiceEntry entry =
                ServiceEntry.dns(
                                Meta.of("default", "shop"),
                                "shop.internal",
                                ServiceEntry.port("http", 80, "HTTP", 8080))
                        .selecting(Labels.of("app", "shop"))
                        .withAddresses("240.1.1.3");
        TestMesh mesh = mesh(DNS_CAPTURE, entry, TestMesh.deployment("shop", 2));
        assertThat(outcome(mesh, "shop.internal", 80)).isEqualTo("200 -");
    }

    @Test
    void a_service_of_kubernetes_takes_workload_entries_too() {
        TestMesh mesh = mesh(REGISTRY_ONLY, TestMesh.service("db"), machine("vm-1", "10.9.0.1"));
        assertThat(outcome(mesh, "db", 8080)).isEqualTo("200 -");
    }

    private static Service headless(String name, ServicePort... ports) {
        return new Service(
                Meta.of("default", name),
                "ClusterIP",
                "None",
                Labels.of("app", name),
                List.of(ports));
    }

    @Test
    void calls_of_a_headless_service_go_to_its_pods_whatever_they_speak() {
        TestMesh mesh =
                mesh(
                        REGISTRY_ONLY,
                        headless("db", ServicePort.of("http", 8080), ServicePort.of("tcp", 3306)),
                        TestMesh.deployment("db", 2));
        assertThat(outcome(mesh, "db", 8080)).isEqualTo("200 -");
        assertThat(outcome(mesh, "db", 3306)).isEqualTo("200 -");
        mesh.faults().scale(TestMesh.deployment("db", 0).key(), 0);
        mesh.runFor(Duration.ofSeconds(60));
        assertThat(outcome(mesh, "db", 8080)).isNotEqualTo("200 -");
    }

    @Test
    void a_name_that_stands_for_a_service_reaches_it_through_its_routes() {
        Service alias =
                Service.alias(Meta.of("default", "store"), "shop.default.svc.cluster.local");
        TestMesh mesh =
                mesh(
                        REGISTRY_ONLY,
                        TestMesh.service("shop"),
                        TestMesh.deployment("shop", 1),
                        alias);
        assertThat(outcome(mesh, "store", 8080)).isEqualTo("200 -");
        mesh.faults().delete(TestMesh.service("shop").key());
        mesh.runFor(Duration.ofSeconds(1));
        assertThat(outcome(mesh, "store", 8080)).isNotEqualTo("200 -");
    }

    @Test
    void a_name_that_stands_for_a_host_outside_leads_there() {
        Service alias = Service.alias(Meta.of("default", "api"), HOST);
        assertThat(outcome(mesh(Settings.DEFAULT, alias), "api", 80)).isEqualTo("200 -");
        assertThat(outcome(mesh(REGISTRY_ONLY, alias), "api", 80)).isEqualTo("0 UH");
        assertThat(outcome(mesh(REGISTRY_ONLY, alias, DNS), "api", 80)).isEqualTo("200 -");
    }

    @Test
    void services_of_tls_on_one_port_are_told_by_the_name_that_is_asked_for() {
        ServicePort tls = ServiceEntry.port("tls", 443, "TLS", 0);
        ServiceEntry first =
                ServiceEntry.dns(Meta.of("default", "first"), "first.example.com", tls)
                        .with(EntryResolution.STATIC, List.of(Workload.at("10.9.9.9")));
        ServiceEntry api = DNS.withPorts(List.of(tls));
        ServiceEntry any =
                ServiceEntry.dns(Meta.of("default", "any"), "*.example.com", tls)
                        .with(EntryResolution.NONE, List.of());
        assertThat(outcome(mesh(REGISTRY_ONLY, first, api), HOST, 443)).isEqualTo("200 -");
        assertThat(outcome(mesh(REGISTRY_ONLY, first, any), HOST, 443)).isEqualTo("200 -");
        assertThat(outcome(mesh(REGISTRY_ONLY, first), HOST, 443)).isEqualTo("0 UH");
    }
}
