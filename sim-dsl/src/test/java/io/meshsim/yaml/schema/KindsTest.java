package io.meshsim.yaml.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests of known kinds are checked; unknown kinds are named. */
class KindsTest {

    private static final Kinds KINDS = Kinds.standard();

    private static List<Problem> problems(String text) {
        return YamlSource.parse("a.yaml", text).stream()
                .flatMap(document -> KINDS.check(document).stream())
                .toList();
    }

    private static List<String> places(String text) {
        return problems(text).stream()
                .map(problem -> problem.toString().replace("a.yaml:", ""))
                .toList();
    }

    static List<KnownKind> kinds() {
        return Kinds.standard().all();
    }

    @Test
    void ordinary_manifests_have_no_problem() throws IOException {
        try (InputStream in = KindsTest.class.getResourceAsStream("shop.yaml")) {
            byte[] bytes = Objects.requireNonNull(in).readAllBytes();
            assertThat(problems(new String(bytes, StandardCharsets.UTF_8))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_kind_has_a_schema_whose_references_lead_somewhere(KnownKind kind) {
        List<Problem> problems =
                problems("apiVersion: %s\nkind: %s\n".formatted(kind.apiVersion(), kind.kind()));

        assertThat(problems)
                .extracting(Problem::message)
                .contains("required field \"metadata\" is missing");
        assertThat(SchemaWalk.size(KINDS.schema(kind))).isGreaterThan(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "networking.istio.io/v1 | VirtualService | false",
                "networking.istio.io/v1alpha3 | VirtualService | false",
                "v1 | Namespace | true",
                "gateway.networking.k8s.io/v1 | GatewayClass | true"
            })
    void a_kind_is_found_by_version_and_name(String version, String kind, boolean cluster) {
        assertThat(KINDS.find(version, kind).map(KnownKind::clusterScoped)).contains(cluster);
    }

    @Test
    void a_misspelt_field_is_named_with_line_and_guess() {
        String text =
                """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata:
                  name: cart
                spec:
                  hosts: [cart]
                  http:
                  - retires: {attempts: 1}
                    route:
                    - destination: {subset: v1}
                      weigth: 1
                """;

        assertThat(places(text))
                .containsExactly(
                        "8 document 1, spec.http[0].retires: unknown field;"
                                + " did you mean \"retries\"?",
                        "10 document 1, spec.http[0].route[0].destination:"
                                + " required field \"host\" is missing",
                        "11 document 1, spec.http[0].route[0].weigth: unknown field;"
                                + " did you mean \"weight\"?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "timeout: -1s | timeout: the duration \"-1s\" must not be negative",
                "timeout: 5 | timeout: must be text, but is the whole number 5;"
                        + " put it in quotes: \"5\"",
                "frobnicate: 1 | frobnicate: unknown field",
                "match: [{uri: {exact: /, prefix: /}}] | match[0].uri: has exact and"
                        + " prefix, which exclude each other; keep one of them",
                "fault: {abort: {httpStatus: x}} | fault.abort.httpStatus: must be a"
                        + " whole number, but is the text \"x\""
            })
    void an_istio_rule_is_kept(String field, String problem) {
        String start =
                "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: a},";

        assertThat(places(start + " spec: {hosts: [a], http: [{" + field + "}]}}"))
                .containsExactly("1 document 1, spec.http[0]." + problem);
    }

    @Test
    void a_name_that_no_api_server_takes_is_named() {
        assertThat(
                        places(
                                "{apiVersion: v1, kind: Namespace,"
                                        + " metadata: {name: My_Shop, labels: {a: 1}}}"))
                .containsExactly(
                        "1 document 1, metadata.name: \"My_Shop\" is not a name: use only lower"
                                + " case letters, digits, '-' and '.', such as \"my-shop\"",
                        "1 document 1, metadata.labels.a: must be text, but is the whole number 1;"
                                + " put it in quotes: \"1\"");
    }

    @Test
    void a_name_in_rbac_may_hold_a_colon() {
        assertThat(
                        places(
                                "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole,"
                                        + " metadata: {name: 'system:x'},"
                                        + " rules: [{verbs: [get]}]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "apps/v1 | Deploymnet | kind: unknown kind \"Deploymnet\" in apps/v1;"
                        + " did you mean \"Deployment\"?",
                "networking.istio.io/v1 | Virtualservice | kind: unknown kind \"Virtualservice\""
                        + " in networking.istio.io/v1; did you mean \"VirtualService\"?",
                "telemetry.istio.io/v1 | Metrics | kind: unknown kind \"Metrics\""
                        + " in telemetry.istio.io/v1; known there: Telemetry",
                "security.istio.io/v2 | PeerAuthentication | apiVersion: \"security.istio.io/v2\""
                        + " is not an apiVersion of PeerAuthentication;"
                        + " write security.istio.io/v1 or security.istio.io/v1beta1",
                "v1 | Deployment | apiVersion: \"v1\" has no kind Deployment;"
                        + " write apiVersion: apps/v1",
                "extensions/v1beta1 | Deployment | apiVersion: \"extensions/v1beta1\" has no"
                        + " kind Deployment; write apiVersion: apps/v1",
                "networking.istio.o/v1 | Sidecar | apiVersion: \"networking.istio.o/v1\" has no"
                        + " kind Sidecar; write apiVersion: networking.istio.io/v1",
                "cert-manager.io/v1 | Certificate | kind: warning: Certificate of"
                        + " cert-manager.io/v1 is not known: not modelled",
                "serving.knative.dev/v1 | Service | kind: warning: Service of"
                        + " serving.knative.dev/v1 is not known: not modelled",
                "v1 | Event | kind: warning: unknown kind \"Event\" in v1: not modelled"
            })
    void an_unknown_kind_is_told_apart(String version, String kind, String problem) {
        assertThat(places("{apiVersion: %s, kind: %s}".formatted(version, kind)))
                .containsExactly("1 document 1, " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{kind: Service} | : required field \"apiVersion\" is missing;"
                        + " write apiVersion: v1",
                "{apiVersion: v1, Kind: Pod} | : required field \"kind\" is missing;"
                        + " did you write \"Kind\" for it?",
                "[1] | : a manifest must be a map with apiVersion and kind, but is a list",
                "{apiVersion: 1, kind: Pod} | , apiVersion: must be text,"
                        + " but is the whole number 1"
            })
    void a_document_without_a_kind_is_a_problem(String text, String problem) {
        assertThat(places(text)).containsExactly("1 document 1" + problem);
    }

    @Test
    void a_kind_of_our_own_can_be_added() {
        String schema = "/io/meshsim/yaml/schema/rules.json";
        KnownKind own = new KnownKind("meshsim.io", "Rules", List.of("v1"), true, schema);
        YamlDocument document =
                YamlSource.parse("a.yaml", "{apiVersion: meshsim.io/v1, kind: Rules}").get(0);

        assertThat(KINDS.with(own).find(document)).contains(own);
        assertThat(KINDS.with(own).check(document)).extracting(Problem::path).contains("kind");
    }
}
