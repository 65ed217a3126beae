package io.meshsim.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.meshsim.config.DestinationRule;
import io.meshsim.config.Gateway;
import io.meshsim.config.Labels;
import io.meshsim.config.Sidecar;
import io.meshsim.config.traffic.LoadBalancer;
import io.meshsim.config.traffic.LoadBalancing;
import io.meshsim.config.traffic.LocalitySetting;
import io.meshsim.config.traffic.OutlierDetection;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.mesh.result.NoteResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of DestinationRules, Gateways and Sidecars is read. */
class PolicyReadingTest {

    @TempDir private Path temp = Path.of("");

    private Loaded read(String kind, String spec) {
        return ManifestText.read(
                temp,
                "apiVersion: networking.istio.io/v1\nkind: "
                        + kind
                        + "\nmetadata: {name: a, namespace: shop}\nspec: {"
                        + spec
                        + "}\n");
    }

    private static DestinationRule rule(Loaded loaded) {
        return ManifestText.one(loaded, DestinationRule.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ROUND_ROBIN, ROUND_ROBIN",
        "RANDOM, RANDOM",
        "LEAST_REQUEST, LEAST_REQUEST",
        "LEAST_CONN, LEAST_REQUEST",
        "PASSTHROUGH, PASSTHROUGH",
        "UNSPECIFIED,"
    })
    void balancers_are_read_and_the_unspecified_one_is_inherited(
            String word, LoadBalancer balancer) {
        Loaded loaded =
                read(
                        "DestinationRule",
                        "host: cart, trafficPolicy: {loadBalancer: {simple: " + word + "}}");
        assertThat(rule(loaded).trafficPolicy()).isEqualTo(new TrafficPolicy(balancer, null));
        assertThat(ManifestText.notModelled(loaded)).isEmpty();
    }

    @Test
    void subsets_have_labels_and_say_only_what_is_their_own() {
        Loaded loaded =
                read(
                        "DestinationRule",
                        "host: cart, exportTo: ['*'], trafficPolicy: {connectionPool:"
                                + " {tcp: {connectTimeout: 2s}}}, subsets: [{name: v1, labels:"
                                + " {version: v1}}, {name: v2, labels: {version: v2},"
                                + " trafficPolicy: {loadBalancer: {simple: RANDOM}}}]");
        DestinationRule rule = rule(loaded);
        assertThat(rule.trafficPolicy()).isEqualTo(new TrafficPolicy(null, Duration.ofSeconds(2)));
        assertThat(rule.exportTo()).containsExactly("*");
        assertThat(rule.subsets())
                .containsExactly(
                        new DestinationRule.Subset(
                                "v1", Labels.of("version", "v1"), TrafficPolicy.NONE),
                        new DestinationRule.Subset(
                                "v2",
                                Labels.of("version", "v2"),
                                new TrafficPolicy(LoadBalancer.RANDOM, null)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loadBalancer: {consistentHash: {httpHeaderName: u}} |"
                        + " loadBalancer.consistentHash: requests have no hash, so hosts are drawn"
                        + " at random",
                "loadBalancer: {warmup: {duration: 1m}} |"
                        + " loadBalancer.warmup: new endpoints get their full share at once",
                "connectionPool: {http: {maxRetries: 1}} |"
                        + " connectionPool.http: has no effect here",
                "tls: {mode: ISTIO_MUTUAL} | tls: mutual TLS is taken to work; nothing is"
                        + " encrypted, and other modes do nothing"
            })
    void other_policies_are_noted(String policy, String note) {
        Loaded loaded = read("DestinationRule", "host: cart, trafficPolicy: {" + policy + "}");
        assertThat(rule(loaded).trafficPolicy()).isNotEqualTo(TrafficPolicy.NONE);
        assertThat(ManifestText.notModelled(loaded)).containsExactly("spec.trafficPolicy." + note);
    }

    @Test
    void localities_and_outlier_detection_are_read_with_a_word_that_nothing_is_ejected() {
        Loaded loaded =
                read(
                        "DestinationRule",
                        "host: cart, trafficPolicy: {outlierDetection: {interval: 1s},"
                                + " loadBalancer: {localityLbSetting: {failover:"
                                + " [{from: eu, to: us}], failoverPriority: [a, b=c]}}}");
        TrafficPolicy policy = rule(loaded).trafficPolicy();
        assertThat(policy.loadBalancing())
                .isEqualTo(
                        LoadBalancing.of(
                                new LocalitySetting(
                                        null,
                                        List.of(),
                                        List.of(new LocalitySetting.Failover("eu", "us")),
                                        List.of("a", "b=c"))));
        assertThat(policy.outlierDetection())
                .isEqualTo(
                        new OutlierDetection(
                                null, null, false, null, Duration.ofSeconds(1), null, 0, 0));
        assertThat(ManifestText.notModelled(loaded)).isEmpty();
    }

    @Test
    void distribution_that_istio_refuses_is_an_error_at_its_place() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "DestinationRule",
                                        "host: cart, trafficPolicy: {loadBalancer:"
                                                + " {localityLbSetting: {distribute: [{from: eu,"
                                                + " to: {eu: 60, us: 30}}]}}}"))
                .hasMessageContaining("weights add up to 90, which must be 100");
    }

    @Test
    void a_rule_for_some_workloads_keeps_its_selector() {
        Loaded loaded =
                read("DestinationRule", "host: cart, workloadSelector: {matchLabels: {app: web}}");
        assertThat(rule(loaded).workloadSelector()).isEqualTo(Labels.of("app", "web"));
        assertThat(ManifestText.notModelled(loaded)).isEmpty();
    }

    private Gateway gateway(String servers) {
        return ManifestText.one(
                read("Gateway", "selector: {istio: edge}, servers: [" + servers + "]"),
                Gateway.class);
    }

    @Test
    void servers_say_what_they_do_with_tls() {
        Gateway gateway =
                gateway(
                        "{port: {number: 80, name: http, protocol: HTTP}, hosts: ['*'],"
                                + " tls: {httpsRedirect: true}},"
                                + " {port: {number: 443, name: https, protocol: HTTPS}, hosts:"
                                + " [a.example], tls: {mode: SIMPLE, credentialName: c}},"
                                + " {port: {number: 443, name: tls, protocol: TLS}, hosts:"
                                + " [b.example], tls: {mode: PASSTHROUGH}}");
        assertThat(gateway.selector()).isEqualTo(Labels.of("istio", "edge"));
        assertThat(gateway.servers())
                .extracting(Gateway.Server::port)
                .containsExactly(80, 443, 443);
        assertThat(gateway.servers())
                .extracting(Gateway.Server::redirectsToHttps)
                .containsExactly(true, false, false);
        assertThat(gateway.servers())
                .extracting(Gateway.Server::passesTls)
                .containsExactly(false, false, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{number: 443, name: s, protocol: HTTPS}, hosts: ['*'] | HTTPS needs tls",
                "{number: 443, name: s, protocol: HTTPS}, hosts: ['*'], tls: {mode: SIMPLE}"
                        + " | needs a certificate",
                "{number: 80, name: s, protocol: HTTP}, hosts: ['*'], tls: {mode: PASSTHROUGH}"
                        + " | must not have a tls mode"
            })
    void a_server_that_istio_refuses_is_refused(String port, String reason) {
        assertThatThrownBy(() -> gateway("{port: " + port + "}")).hasMessageContaining(reason);
    }

    @Test
    void servers_for_other_clusters_are_left_out_and_that_is_noted() {
        Loaded loaded =
                read(
                        "Gateway",
                        "servers: [{port: {number: 15443, name: tls, protocol: TLS}, hosts:"
                                + " ['*.local'], tls: {mode: AUTO_PASSTHROUGH}}]");
        assertThat(ManifestText.one(loaded, Gateway.class).servers()).isEmpty();
        assertThat(ManifestText.notModelled(loaded))
                .containsExactly(
                        "spec.servers[0]: a server of mode AUTO_PASSTHROUGH is left out: there is"
                                + " one cluster");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "outboundTrafficPolicy: {} | true",
                "outboundTrafficPolicy: {mode: REGISTRY_ONLY} | true",
                "outboundTrafficPolicy: {mode: ALLOW_ANY} | false",
                "egress: [{hosts: ['./*']}] |"
            })
    void an_outbound_policy_without_a_mode_is_registry_only(String spec, Boolean registryOnly) {
        Sidecar.Outbound outbound =
                ManifestText.one(read("Sidecar", spec), Sidecar.class).outbound();
        assertThat(outbound == null ? null : outbound.registryOnly()).isEqualTo(registryOnly);
    }

    @Test
    void sidecars_select_workloads_and_list_what_these_may_reach() {
        Loaded loaded =
                read(
                        "Sidecar",
                        "workloadSelector: {labels: {app: web}}, egress: [{port: {number: 9080,"
                                + " name: h, protocol: HTTP}, hosts: [shop/cart.com]}, {hosts:"
                                + " ['./*']}]");
        Sidecar sidecar = ManifestText.one(loaded, Sidecar.class);
        assertThat(sidecar.workloadSelector()).isEqualTo(Labels.of("app", "web"));
        assertThat(sidecar.egress())
                .extracting(Sidecar.Egress::port, e -> e.hosts().get(0))
                .containsExactly(tuple(9080, "shop/cart.com"), tuple(0, "./*"));
    }

    @Test
    void a_sidecar_that_istio_refuses_is_refused_with_the_place() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "Sidecar",
                                        "egress: [{hosts: ['./*']}, {port: {number: 80, protocol:"
                                                + " HTTP}, hosts: ['shop/*cart.com', 'a/b.c']}]"))
                .hasMessageContaining("spec.egress[0]: a listener without a port must be the last")
                .hasMessageContaining("spec.egress[1].hosts[0]: \"*cart.com\": * must stand for");
    }

    @Test
    void a_sidecar_that_istio_doubts_is_warned_of() {
        Loaded loaded = read("Sidecar", "egress: [{hosts: ['*/*', 'shop/cart.com']}]");
        assertThat(loaded.notes())
                .extracting(NoteResult::path, NoteResult::message)
                .containsExactly(
                        tuple(
                                "spec.egress[0].hosts",
                                "*/* selects everything; no other host can add to it"));
    }

    @Test
    void inbound_listeners_are_read_and_their_limits_noted() {
        Loaded loaded =
                read(
                        "Sidecar",
                        "ingress: [{port: {number: 9080, protocol: HTTP}, defaultEndpoint:"
                            + " '127.0.0.1:8080', connectionPool: {tcp: {maxConnections: 9}}}]");
        Sidecar.Ingress listener = ManifestText.one(loaded, Sidecar.class).ingress().get(0);
        assertThat(listener.defaultEndpoint()).isEqualTo("127.0.0.1:8080");
        assertThat(ManifestText.notModelled(loaded))
                .containsExactly(
                        "spec.ingress[0].connectionPool: the simulated proxy has no limits on"
                                + " connections and requests");
    }
}
