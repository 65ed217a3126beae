package io.meshsim.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.meshsim.config.Destination;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Labels;
import io.meshsim.config.StreamMatch;
import io.meshsim.config.StreamRoute;
import io.meshsim.config.VirtualService;
import io.meshsim.config.route.Delegate;
import io.meshsim.config.route.HttpFault;
import io.meshsim.config.route.Rewrite;
import io.meshsim.config.route.RouteOptions;
import io.meshsim.config.route.StringMatch;
import io.meshsim.yaml.schema.BadInput;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a VirtualService is read, and what is said of the rest. */
class VirtualServiceReadingTest {

    @TempDir private Path temp = Path.of("");

    private Loaded read(String spec) {
        return ManifestText.read(
                temp,
                "apiVersion: networking.istio.io/v1\nkind: VirtualService\n"
                        + "metadata: {name: cart}\nspec: {hosts: [cart], "
                        + spec
                        + "}\n");
    }

    private Loaded rule(String rule) {
        return read("http: [{" + rule + "}]");
    }

    private static VirtualService service(Loaded loaded) {
        return ManifestText.one(loaded, VirtualService.class);
    }

    private static HttpRoute route(Loaded loaded) {
        return service(loaded).http().get(0);
    }

    private HttpMatch match(String match) {
        Loaded loaded = rule("match: [{" + match + "}], route: [{destination: {host: cart}}]");
        assertThat(ManifestText.notModelled(loaded)).isEmpty();
        return route(loaded).matches().get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v1beta1", "v1alpha3"})
    void every_version_of_the_kind_reads_the_same(String version) {
        String text =
                "apiVersion: networking.istio.io/"
                        + version
                        + "\nkind: VirtualService\nmetadata: {name: cart, namespace: shop}\n"
                        + "spec: {hosts: [cart], gateways: [mesh, shop/edge], exportTo: ['.'],"
                        + " http: [{name: all, route: [{destination: {host: cart}}]}]}\n";
        VirtualService read = service(ManifestText.read(temp, text));
        assertThat(read.key()).hasToString("virtualservice shop/cart");
        assertThat(read.gateways()).containsExactly("mesh", "shop/edge");
        assertThat(read.exportTo()).containsExactly(".");
        assertThat(read.http())
                .extracting(HttpRoute::name, route -> route.destinations().get(0))
                .containsExactly(tuple("all", new Destination("cart", "", 0, 0)));
    }

    @Test
    void destinations_have_subset_port_and_weight() {
        Loaded loaded =
                rule(
                        "route: [{destination: {host: cart, subset: v1, port: {number: 80}},"
                                + " weight: 90}, {destination: {host: cart, subset: v2},"
                                + " weight: 10}]");
        assertThat(route(loaded).destinations())
                .containsExactly(
                        new Destination("cart", "v1", 80, 90),
                        new Destination("cart", "v2", 0, 10));
        assertThat(ManifestText.notModelled(loaded)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"exact, EXACT", "prefix, PREFIX", "regex, REGEX"})
    void texts_match_in_three_ways(String word, StringMatch.Type type) {
        StringMatch wanted = new StringMatch(type, "/a");
        assertThat(match("uri: {" + word + ": /a}").uri()).isEqualTo(wanted);
        assertThat(match("method: {" + word + ": /a}").method()).isEqualTo(wanted);
        assertThat(match("authority: {" + word + ": /a}").authority()).isEqualTo(wanted);
        assertThat(match("scheme: {" + word + ": /a}").scheme()).isEqualTo(wanted);
        assertThat(match("headers: {user: {" + word + ": /a}}").headers())
                .containsEntry("user", wanted);
        assertThat(match("withoutHeaders: {user: {" + word + ": /a}}").withoutHeaders())
                .containsEntry("user", wanted);
        assertThat(match("queryParams: {q: {" + word + ": /a}}").queryParams())
                .containsEntry("q", wanted);
    }

    @Test
    void an_empty_header_match_asks_for_presence() {
        assertThat(match("headers: {user: {}}").headers()).containsEntry("user", null);
    }

    @Test
    void the_other_conditions_of_a_match_are_read() {
        HttpMatch match =
                match(
                        "ignoreUriCase: true, port: 8080, sourceLabels: {app: web},"
                                + " sourceNamespace: shop, gateways: [mesh]");
        assertThat(match.ignoreUriCase()).isTrue();
        assertThat(match.port()).isEqualTo(8080);
        assertThat(match.sourceLabels()).isEqualTo(Labels.of("app", "web"));
        assertThat(match.sourceNamespace()).isEqualTo("shop");
        assertThat(match.gateways()).containsExactly("mesh");
    }

    @Test
    void a_redirect_is_301_unless_it_says_otherwise() {
        assertThat(route(rule("redirect: {uri: /b}")).redirect())
                .isEqualTo(new HttpRoute.Redirect("/b", "", "", 0, 301));
        assertThat(
                        route(
                                        rule(
                                                "redirect: {authority: b.example, scheme: https,"
                                                        + " port: 443, redirectCode: 308}"))
                                .redirect())
                .isEqualTo(new HttpRoute.Redirect("", "b.example", "https", 443, 308));
    }

    @Test
    void a_direct_response_has_status_and_body() {
        assertThat(
                        route(rule("directResponse: {status: 418, body: {string: tea}}"))
                                .directResponse())
                .isEqualTo(new HttpRoute.DirectResponse(418, "tea"));
    }

    @Test
    void a_rule_with_a_delegate_names_it() {
        Loaded loaded =
                read(
                        "http: [{match: [{uri: {prefix: /a}}], delegate: {name: other}},"
                                + " {route: [{destination: {host: cart}}]}]");
        assertThat(service(loaded).http()).hasSize(2);
        assertThat(service(loaded).http().get(0).options().delegate())
                .isEqualTo(new Delegate("other", ""));
    }

    @Test
    void faults_timeouts_rewrites_and_headers_are_read() {
        Loaded loaded =
                rule(
                        "route: [{destination: {host: cart}}], timeout: 5s,"
                                + " fault: {delay: {fixedDelay: 7s, percentage: {value: 0.1}},"
                                + " abort: {httpStatus: 418}},"
                                + " rewrite: {uri: /, authority: x},"
                                + " headers: {request: {set: {a: b}, remove: [c]}}");
        RouteOptions options = route(loaded).options();
        assertThat(options.timeoutNanos()).isEqualTo(5_000_000_000L);
        assertThat(options.fault())
                .isEqualTo(
                        new HttpFault(
                                new HttpFault.Delay(7_000_000_000L, 0.1),
                                new HttpFault.Abort(418, 100)));
        assertThat(options.rewrite()).isEqualTo(new Rewrite("/", "x"));
        assertThat(options.headers().request().set()).containsEntry("a", "b");
        assertThat(options.headers().request().remove()).containsExactly("c");
        assertThat(ManifestText.notModelled(loaded)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retries: {attempts: 3} | retries: requests are not retried",
                "mirror: {host: b} | mirror: requests are not mirrored",
                "corsPolicy: {maxAge: 1h} | corsPolicy: no CORS answers are given",
                "headers: {response: {remove: [a]}} | headers.response: headers of answers have no"
                        + " effect"
            })
    void what_a_rule_does_besides_routing_is_noted_and_the_rule_stays(String field, String note) {
        Loaded loaded = rule("route: [{destination: {host: cart}}], " + field);
        assertThat(route(loaded).destinations()).hasSize(1);
        assertThat(ManifestText.notModelled(loaded)).containsExactly("spec.http[0]." + note);
    }

    @Test
    void tls_rules_are_told_by_names_and_tcp_rules_by_networks() {
        Loaded loaded =
                read(
                        "tls: [{match: [{sniHosts: [a], port: 443}], route: [{destination: {host:"
                            + " cart}}]}], tcp: [{match: [{destinationSubnets: [10.0.0.0/8],"
                            + " sourceLabels: {app: web}}], route: [{destination: {host: cart},"
                            + " weight: 1}, {destination: {host: cart, subset: v2}, weight: 3}]}]");
        List<StreamRoute> streams = ManifestText.one(loaded, VirtualService.class).streams();
        assertThat(streams).extracting(StreamRoute::tls).containsExactly(true, false);
        StreamMatch tls = streams.get(0).matches().get(0);
        assertThat(tls.sniHosts()).containsExactly("a");
        assertThat(tls.port()).isEqualTo(443);
        StreamMatch tcp = streams.get(1).matches().get(0);
        assertThat(tcp.destinationSubnets()).containsExactly("10.0.0.0/8");
        assertThat(tcp.sourceLabels()).isEqualTo(Labels.of("app", "web"));
        assertThat(streams.get(1).destinations())
                .extracting(Destination::weight)
                .containsExactly(1, 3);
        assertThat(ManifestText.notModelled(loaded)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tls: [{match: [], route: [{destination: {host: a}}]}] | a TLS rule needs a match",
                "tls: [{match: [{sniHosts: []}], route: [{destination: {host: a}}]}] | needs"
                        + " sniHosts",
                "tcp: [{route: []}] | needs a route",
                "tcp: [{match: [{destinationSubnets: [x]}], route: [{destination: {host: a}}]}]"
                        + " | must be an IPv4 network",
                "tcp: [{route: [{destination: {host: a}}, {destination: {host: b}}]}]"
                        + " | must not all be 0"
            })
    void a_stream_rule_that_istio_refuses_is_refused(String spec, String reason) {
        assertThatThrownBy(() -> read(spec)).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: x | an HTTP rule needs a route, a redirect or a directResponse",
                "redirect: {redirectCode: 200} | redirectCode 200 is no redirect",
                "route: [{destination: {host: a}}, {destination: {host: b}}] | must not all be 0",
                "match: [{uri: {regex: '('}}], route: [{destination: {host: a}}] | RE2",
                "route: [{destination: {host: a}}], redirect: {uri: /} | exactly one of route"
            })
    void what_the_admission_webhook_refuses_is_refused(String rule, String said) {
        assertThatThrownBy(() -> rule(rule))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(said);
    }
}
