package io.meshsim.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.EntryResolution;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ServiceEntry;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Workload;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Istio says against a ServiceEntry. */
class ServiceEntryCheckTest {

    private static final ServicePort HTTP = ServiceEntry.port("http", 80, "HTTP", 0);
    private static final ServicePort TCP = ServiceEntry.port("tcp", 3306, "TCP", 0);

    private static ServiceEntry entry(EntryResolution resolution, String... hosts) {
        return new ServiceEntry(
                Meta.of("default", "a"),
                List.of(hosts),
                List.of(),
                List.of(HTTP),
                true,
                resolution,
                List.of(),
                null,
                List.of(),
                List.of());
    }

    private static ServiceEntry dns(String... hosts) {
        return entry(EntryResolution.DNS, hosts);
    }

    private static List<String> errors(ServiceEntry entry) {
        return ServiceEntryCheck.findings(entry).stream().map(Finding::path).toList();
    }

    private static List<Workload> at(String... addresses) {
        return Stream.of(addresses).map(Workload::at).toList();
    }

    @Test
    void a_host_is_needed_and_must_not_be_all() {
        assertThat(errors(dns("a.example.com"))).isEmpty();
        assertThat(errors(dns())).containsExactly("spec.hosts");
        assertThat(errors(entry(EntryResolution.NONE, "*"))).containsExactly("spec.hosts[0]");
        assertThat(errors(entry(EntryResolution.NONE, "*.example.com"))).isEmpty();
    }

    @Test
    void dns_cannot_look_a_wildcard_up() {
        assertThat(errors(dns("*.example.com"))).containsExactly("spec.hosts[0]");
        assertThat(errors(dns("*.example.com").with(EntryResolution.DNS, at("b.example.com"))))
                .isEmpty();
    }

    @Test
    void networks_are_for_what_is_not_looked_up() {
        assertThat(errors(dns("a.example.com").withAddresses("10.0.0.0/8")))
                .containsExactly("spec.addresses");
        ServiceEntry none = entry(EntryResolution.NONE, "a.example.com");
        assertThat(errors(none.withAddresses("10.0.0.0/8"))).isEmpty();
        assertThat(errors(none.withAddresses("10.0.0.0/33"))).containsExactly("spec.addresses[0]");
        assertThat(errors(none.withAddresses("ten"))).containsExactly("spec.addresses[0]");
    }

    @Test
    void ports_differ_in_number_and_name() {
        ServiceEntry twice = dns("a.example.com").withPorts(List.of(HTTP, HTTP));
        assertThat(errors(twice)).containsExactly("spec.ports[1]", "spec.ports[1]");
    }

    @Test
    void endpoints_go_with_the_resolution() {
        ServiceEntry some = dns("a.example.com");
        assertThat(errors(some.with(EntryResolution.NONE, at("10.0.0.1"))))
                .containsExactly("spec.endpoints");
        assertThat(errors(some.with(EntryResolution.STATIC, at("b.example.com"))))
                .containsExactly("spec.endpoints[0].address");
        assertThat(errors(some.with(EntryResolution.STATIC, at(""))))
                .containsExactly("spec.endpoints[0]");
        assertThat(
                        errors(
                                some.with(
                                        EntryResolution.DNS_ROUND_ROBIN,
                                        at("b.example.com", "c.example.com"))))
                .containsExactly("spec.endpoints");
        assertThat(
                        errors(
                                some.selecting(Labels.of("a", "b"))
                                        .with(EntryResolution.STATIC, at("10.0.0.1"))))
                .containsExactly("spec.endpoints");
    }

    @Test
    void several_hosts_cannot_share_a_port_that_does_not_name_them() {
        ServiceEntry two = dns("a.example.com", "b.example.com");
        assertThat(errors(two)).isEmpty();
        assertThat(errors(two.withPorts(List.of(HTTP, TCP)))).containsExactly("spec.ports[1]");
    }
}
