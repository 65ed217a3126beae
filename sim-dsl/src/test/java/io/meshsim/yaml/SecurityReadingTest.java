package io.meshsim.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.config.AuthorizationPolicy;
import io.meshsim.config.AuthorizationPolicy.Action;
import io.meshsim.config.AuthorizationPolicy.Condition;
import io.meshsim.config.AuthorizationPolicy.Operation;
import io.meshsim.config.AuthorizationPolicy.Rule;
import io.meshsim.config.AuthorizationPolicy.Values;
import io.meshsim.config.Labels;
import io.meshsim.config.PeerAuthentication;
import io.meshsim.config.PeerAuthentication.Mode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of PeerAuthentications and AuthorizationPolicies is read. */
class SecurityReadingTest {

    @TempDir private Path temp = Path.of("");

    private Loaded read(String kind, String spec) {
        return ManifestText.read(
                temp,
                "apiVersion: security.istio.io/v1\nkind: "
                        + kind
                        + "\nmetadata: {name: a, namespace: shop}\nspec: {"
                        + spec
                        + "}\n");
    }

    private PeerAuthentication peers(String spec) {
        return ManifestText.one(read("PeerAuthentication", spec), PeerAuthentication.class);
    }

    private AuthorizationPolicy policy(String spec) {
        return ManifestText.one(read("AuthorizationPolicy", spec), AuthorizationPolicy.class);
    }

    @Test
    void modes_are_read_for_pods_and_for_ports() {
        PeerAuthentication all =
                peers(
                        "selector: {matchLabels: {app: cart}}, mtls: {mode: STRICT},"
                                + " portLevelMtls: {8080: {mode: DISABLE}}");
        assertThat(all.selector()).isEqualTo(Labels.of("app", "cart"));
        assertThat(all.mode()).isEqualTo(Mode.STRICT);
        assertThat(all.ports()).containsOnlyKeys(8080).containsValue(Mode.DISABLE);
        assertThat(peers("").mode()).isEqualTo(Mode.UNSET);
    }

    @Test
    void a_mode_that_there_is_not_is_refused() {
        assertThatThrownBy(() -> peers("mtls: {mode: STRCT}")).hasMessageContaining("STRCT");
    }

    @Test
    void the_action_is_to_allow_unless_it_is_said() {
        assertThat(policy("").action()).isEqualTo(Action.ALLOW);
        assertThat(policy("").rules()).isEmpty();
        assertThat(policy("action: DENY, rules: [{}]").rules())
                .containsExactly(new Rule(List.of(), List.of(), List.of()));
    }

    @Test
    void rules_say_from_whom_what_and_when() {
        Rule rule =
                policy(
                                "rules: [{from: [{source: {notNamespaces: [dev]}}],"
                                        + " to: [{operation: {paths: [/a*], notMethods: [PUT]}}],"
                                        + " when: [{key: source.ip, values: [10.0.0.0/8]}]}]")
                        .rules()
                        .get(0);
        assertThat(rule.from().get(0).namespaces())
                .isEqualTo(new Values(List.of(), List.of("dev")));
        assertThat(rule.to())
                .containsExactly(
                        new Operation(
                                Values.ALL,
                                Values.ALL,
                                new Values(List.of(), List.of("PUT")),
                                Values.of("/a*")));
        assertThat(rule.when())
                .containsExactly(new Condition("source.ip", Values.of("10.0.0.0/8")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "from: [{source: {requestPrincipals: ['*']}}]",
                "when: [{key: 'request.auth.claims[iss]', values: [me]}]"
            })
    void a_rule_that_asks_for_a_token_never_fits_and_that_is_noted(String rule) {
        Loaded loaded = read("AuthorizationPolicy", "rules: [{" + rule + "}]");
        assertThat(ManifestText.one(loaded, AuthorizationPolicy.class).rules()).isEmpty();
        assertThat(ManifestText.notModelled(loaded))
                .singleElement()
                .asString()
                .endsWith(": requests here have no token: this never fits");
    }

    @Test
    void a_policy_that_somebody_outside_decides_is_left_out_and_that_is_noted() {
        Loaded loaded =
                read("AuthorizationPolicy", "action: CUSTOM, provider: {name: opa}, rules: [{}]");
        assertThat(ManifestText.notModelled(loaded))
                .anyMatch(note -> note.contains("asks an authorizer outside"));
    }
}
