package io.meshsim.mesh.path;

import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.AuthorizationPolicy;
import io.meshsim.config.AuthorizationPolicy.Action;
import io.meshsim.config.AuthorizationPolicy.Operation;
import io.meshsim.config.AuthorizationPolicy.Rule;
import io.meshsim.config.AuthorizationPolicy.Source;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.PeerAuthentication;
import io.meshsim.config.PeerAuthentication.Mode;
import io.meshsim.config.Resource;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.mesh.TestMesh;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may connect and who may ask what, along the whole path. */
class SecurityTest {

    private static final Labels PLAIN =
            Labels.of("sidecar.istio.io/inject", "false").with("app", "plain");
    private static final String REFUSED = "403 -";
    private static final String CLOSED = "0 -";
    private static final String SERVED = "200 -";

    private static TestMesh mesh(Resource... policies) {
        Resource[] all = new Resource[policies.length + 4];
        all[0] = service("b");
        all[1] = deployment("a", 1);
        all[2] = deployment("b", 1);
        all[3] = deployment("default", "plain", 1, PLAIN);
        System.arraycopy(policies, 0, all, 4, policies.length);
        return TestMesh.of(all);
    }

    private static AuthorizationPolicy policy(String namespace, Action action, Rule... rules) {
        return new AuthorizationPolicy(
                Meta.of(namespace, "p"), Labels.NONE, action, List.of(rules));
    }

    private static AuthorizationPolicy forB(Action action, Rule... rules) {
        return new AuthorizationPolicy(
                Meta.of("default", "p"), Labels.of("app", "b"), action, List.of(rules));
    }

    private static Rule from(Source... sources) {
        return new Rule(List.of(sources), List.of(), List.of());
    }

    private static Rule to(Operation... operations) {
        return new Rule(List.of(), List.of(operations), List.of());
    }

    private static PeerAuthentication peers(String namespace, Labels selector, Mode mode) {
        return new PeerAuthentication(Meta.of(namespace, "peers"), selector, mode, new TreeMap<>());
    }

    private static String outcome(TestMesh mesh, String from) {
        return mesh.ask(from, "b").outcome();
    }

    @Test
    void a_policy_that_allows_nobody_shuts_everybody_out() {
        assertThat(outcome(mesh(policy("default", Action.ALLOW)), "a")).isEqualTo(REFUSED);
    }

    @Test
    void a_policy_of_the_root_namespace_is_for_the_whole_mesh() {
        TestMesh mesh = mesh(policy("istio-system", Action.DENY, to(Operation.paths("/*"))));
        assertThat(outcome(mesh, "a")).isEqualTo(REFUSED);
    }

    @Test
    void the_identity_of_the_caller_counts_and_only_with_mutual_tls() {
        String account = "cluster.local/ns/default/sa/a";
        TestMesh mesh = mesh(forB(Action.ALLOW, from(Source.principals(account))));
        assertThat(outcome(mesh, "a")).isEqualTo(SERVED);
        assertThat(outcome(mesh, "plain")).isEqualTo(REFUSED);
        TestMesh others = mesh(forB(Action.ALLOW, from(Source.principals("cluster.local/x"))));
        assertThat(outcome(others, "a")).isEqualTo(REFUSED);
    }

    @Test
    void denial_goes_before_permission() {
        TestMesh mesh =
                mesh(
                        forB(Action.ALLOW, to(Operation.methods("GET"))),
                        policy("istio-system", Action.DENY, from(Source.namespaces("default"))));
        assertThat(outcome(mesh, "a")).isEqualTo(REFUSED);
        // Nobody knows the namespace of a caller without certificate.
        assertThat(outcome(mesh, "plain")).isEqualTo(SERVED);
    }

    @ParameterizedTest
    @CsvSource({"GET, 200 -", "POST, 403 -"})
    void the_method_that_a_policy_names_passes(String method, String expected) {
        TestMesh mesh = mesh(forB(Action.ALLOW, to(Operation.methods(method))));
        assertThat(outcome(mesh, "a")).isEqualTo(expected);
    }

    @Test
    void auditing_changes_nothing() {
        assertThat(outcome(mesh(forB(Action.AUDIT, to(Operation.methods("GET")))), "a"))
                .isEqualTo(SERVED);
    }

    @Test
    void what_is_refused_does_not_reach_the_application() {
        TestMesh mesh = mesh(policy("default", Action.ALLOW));
        long refused = mesh.ask("a", "b").latencyNanos();
        assertThat(refused).isLessThan(mesh().ask("a", "b").latencyNanos());
    }

    @ParameterizedTest
    @CsvSource({"STRICT, 0 NR", "PERMISSIVE, 200 -", "DISABLE, 200 -", "UNSET, 200 -"})
    void a_caller_without_proxy_needs_a_mode_that_takes_plain_text(Mode mode, String expected) {
        TestMesh mesh = mesh(peers("istio-system", Labels.NONE, mode));
        assertThat(outcome(mesh, "plain")).isEqualTo(expected);
        assertThat(outcome(mesh, "a")).isEqualTo(SERVED);
    }

    @Test
    void the_policy_of_a_pod_goes_before_that_of_its_namespace_and_of_the_mesh() {
        TestMesh mesh =
                mesh(
                        peers("istio-system", Labels.NONE, Mode.DISABLE),
                        peers("default", Labels.NONE, Mode.STRICT));
        assertThat(outcome(mesh, "plain")).isNotEqualTo(SERVED);
        SortedMap<Integer, Mode> ports = new TreeMap<>();
        ports.put(8080, Mode.PERMISSIVE);
        PeerAuthentication ofPort =
                new PeerAuthentication(
                        Meta.of("default", "b"), Labels.of("app", "b"), Mode.STRICT, ports);
        assertThat(outcome(mesh(peers("default", Labels.NONE, Mode.STRICT), ofPort), "plain"))
                .isEqualTo(SERVED);
    }

    @Test
    void without_mutual_tls_a_caller_has_no_identity() {
        TestMesh mesh =
                mesh(
                        peers("istio-system", Labels.NONE, Mode.DISABLE),
                        forB(Action.DENY, from(Source.namespaces("default"))));
        assertThat(outcome(mesh, "a")).isEqualTo(SERVED);
    }

    private static String toBytes(AuthorizationPolicy policy) {
        ServicePort bytes = ServicePort.of("tcp", 8080);
        Labels pods = Labels.of("app", "b");
        Service b = new Service(Meta.of("default", "b"), "ClusterIP", "", pods, List.of(bytes));
        return outcome(TestMesh.of(b, deployment("a", 1), deployment("b", 1), policy), "a");
    }

    @Test
    void where_bytes_are_passed_on_a_connection_is_refused() {
        String account = "cluster.local/ns/default/sa/a";
        Rule other = from(Source.principals("cluster.local/ns/default/sa/other"));
        assertThat(toBytes(forB(Action.ALLOW, from(Source.principals(account))))).isEqualTo(SERVED);
        assertThat(toBytes(forB(Action.ALLOW, other))).isEqualTo(CLOSED);
        assertThat(toBytes(forB(Action.DENY, other))).isEqualTo(SERVED);
    }

    @ParameterizedTest
    @EnumSource(names = {"ALLOW", "DENY"})
    void where_bytes_are_passed_on_a_rule_about_requests_lets_nothing_through(Action action) {
        assertThat(toBytes(forB(action, to(Operation.methods("GET"))))).isEqualTo(CLOSED);
        assertThat(toBytes(forB(action, to(Operation.paths("/elsewhere"))))).isEqualTo(CLOSED);
    }

    @Test
    void a_policy_that_comes_later_holds_and_stays_when_other_things_change() {
        TestMesh mesh = mesh();
        assertThat(outcome(mesh, "a")).isEqualTo(SERVED);
        mesh.running().kube().api().apply(policy("default", Action.ALLOW));
        mesh.runFor(Duration.ofSeconds(2));
        assertThat(outcome(mesh, "a")).isEqualTo(REFUSED);
        mesh.running()
                .kube()
                .api()
                .apply(
                        new DestinationRule(
                                Meta.of("default", "b"),
                                "b",
                                TrafficPolicy.NONE,
                                List.of(),
                                List.of()));
        mesh.runFor(Duration.ofSeconds(2));
        assertThat(outcome(mesh, "a")).isEqualTo(REFUSED);
    }
}
