package io.meshsim.mesh.path;

import static io.meshsim.mesh.TestMesh.WORK_NANOS;
import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Destination;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Kind;
import io.meshsim.config.Meta;
import io.meshsim.config.Service;
import io.meshsim.config.VirtualService;
import io.meshsim.config.route.HeaderOperations;
import io.meshsim.config.route.HttpFault;
import io.meshsim.config.route.Rewrite;
import io.meshsim.config.route.RouteOptions;
import io.meshsim.config.route.StringMatch;
import io.meshsim.mesh.TestMesh;
import io.meshsim.mesh.TestMesh.Ended;
import io.meshsim.net.HttpRequest;
import io.meshsim.part.proxy.Proxy;
import io.meshsim.part.proxy.route.RequestView;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a VirtualService's rule says besides its destination happens to calls. */
class RouteOptionsTest {

    // As in CallPathTest: a pass through the kernel with its rules, and a request in the proxy.
    private static final long PASS = 29_500;
    private static final long PROXY = 195_000;
    private static final long SECOND = 1_000_000_000L;

    private static TestMesh mesh(RouteOptions options, HttpMatch... matches) {
        HttpRoute rule =
                HttpRoute.forward(List.of(matches), List.of(new Destination("b", "", 0, 0)));
        VirtualService virtual =
                new VirtualService(
                        Meta.of("default", "b"),
                        List.of("b"),
                        List.of(),
                        List.of(rule.with(options)),
                        List.of());
        return TestMesh.of(service("b"), deployment("a", 1), deployment("b", 1), virtual);
    }

    private static HttpFault delay(long nanos, double percent) {
        return new HttpFault(new HttpFault.Delay(nanos, percent), null);
    }

    @Test
    void an_aborted_call_comes_back_from_the_callers_own_proxy() {
        HttpFault fault = new HttpFault(null, new HttpFault.Abort(418, 100));
        TestMesh mesh = mesh(RouteOptions.NONE.withFault(fault));
        assertThat(mesh.ask("a", "b")).isEqualTo(new Ended("418 FI", PASS + PROXY + PASS));
    }

    @Test
    void a_delayed_call_takes_so_much_longer() {
        TestMesh plain = mesh(RouteOptions.NONE);
        TestMesh slow = mesh(RouteOptions.NONE.withFault(delay(7 * SECOND, 100)));
        Ended answer = slow.ask("a", "b");
        assertThat(answer)
                .isEqualTo(new Ended("200 -", plain.ask("a", "b").latencyNanos() + 7 * SECOND));
    }

    @Test
    void the_abort_comes_after_the_delay() {
        HttpFault fault =
                new HttpFault(new HttpFault.Delay(SECOND, 100), new HttpFault.Abort(503, 100));
        assertThat(mesh(RouteOptions.NONE.withFault(fault)).ask("a", "b"))
                .isEqualTo(new Ended("503 FI", SECOND + PASS + PROXY + PASS));
    }

    @Test
    void a_fault_for_some_spares_the_others() {
        HttpFault fault = new HttpFault(null, new HttpFault.Abort(503, 50));
        TestMesh mesh = mesh(RouteOptions.NONE.withFault(fault));
        long aborted = 0;
        for (int i = 0; i < 100; i++) {
            aborted += mesh.ask("a", "b").outcome().equals("503 FI") ? 1 : 0;
        }
        // Of 100 calls that are aborted with probability 0.5, 30 to 70 are, at four sigma.
        assertThat(aborted).isBetween(30L, 70L);
    }

    @Test
    void a_timeout_counts_from_the_callers_proxy() {
        long timeout = WORK_NANOS / 10;
        assertThat(mesh(RouteOptions.NONE.withTimeout(timeout)).ask("a", "b"))
                .isEqualTo(new Ended("504 UT", PASS + PROXY + timeout + PASS));
    }

    @Test
    void a_timeout_that_is_long_enough_changes_nothing() {
        TestMesh mesh = mesh(RouteOptions.NONE.withTimeout(SECOND));
        Ended first = mesh.ask("a", "b");
        assertThat(first.outcome()).isEqualTo("200 -");
        assertThat(first).isEqualTo(mesh(RouteOptions.NONE).ask("a", "b"));
        mesh.runFor(Duration.ofSeconds(2));
        assertThat(mesh.ended()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PREFIX, /books, /, /books/1?q=a, //1?q=a",
        "PREFIX, /books/, /, /books/1?q=a, /1?q=a",
        "EXACT, /books, /b, /books?q=a, /b?q=a",
        "REGEX, /books/.*, /b, /books/1?q=a, /b?q=a"
    })
    void a_rewrite_replaces_what_was_matched(
            StringMatch.Type type, String uri, String to, String asked, String onward) {
        RouteOptions options = RouteOptions.NONE.withRewrite(new Rewrite(to, "c.example"));
        TestMesh mesh = mesh(options, HttpMatch.ofUri(new StringMatch(type, uri)));
        HttpRequest request = onward(mesh, HttpRequest.get("b:8080", asked));
        assertThat(request.path()).isEqualTo(onward);
        assertThat(request.authority()).isEqualTo("c.example");
    }

    @Test
    void a_rewrite_by_regular_expression_keeps_the_query() {
        Rewrite rewrite = new Rewrite("", "", "^/v([0-9]+)/(.*)$", "/\\2/$\\1");
        TestMesh mesh = mesh(RouteOptions.NONE.withRewrite(rewrite));
        assertThat(onward(mesh, HttpRequest.get("b:8080", "/v2/books?q=/v3/")).path())
                .isEqualTo("/books/$2?q=/v3/");
    }

    @Test
    void headers_are_removed_then_set_then_added() {
        Map<String, String> set = new LinkedHashMap<>();
        set.put("a", "new");
        Map<String, String> add = new LinkedHashMap<>();
        add.put("b", "more");
        HeaderOperations.Changes changes = new HeaderOperations.Changes(set, add, List.of("c"));
        TestMesh mesh =
                mesh(
                        RouteOptions.NONE.withHeaders(
                                new HeaderOperations(changes, HeaderOperations.Changes.NONE)));
        HttpRequest asked =
                HttpRequest.get("b:8080", "/")
                        .withHeader("a", "old")
                        .withHeader("b", "one")
                        .withHeader("c", "gone");
        assertThat(onward(mesh, asked).headers())
                .containsEntry("a", "new")
                .containsEntry("b", "one,more")
                .doesNotContainKey("c");
    }

    private static HttpRequest onward(TestMesh mesh, HttpRequest request) {
        Proxy proxy = Objects.requireNonNull(mesh.pod("a").proxy());
        String ip =
                mesh.running().kube().api().list(Kind.SERVICE).stream()
                        .map(Service.class::cast)
                        .filter(one -> one.meta().name().equals("b"))
                        .map(Service::clusterIp)
                        .findFirst()
                        .orElseThrow();
        RequestView onward = proxy.explainOutbound(ip, 8080, request, 0).decision().onward();
        return Objects.requireNonNull(onward).request();
    }
}
