package io.meshsim.part.proxy.route;

import static io.meshsim.part.proxy.Messages.host;
import static io.meshsim.part.proxy.Messages.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.config.route.v3.QueryParameterMatcher;
import io.envoyproxy.envoy.config.route.v3.RedirectAction;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import io.meshsim.net.HttpRequest;
import io.meshsim.part.proxy.admit.RejectedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Virtual hosts are found by the closest domain, routes by the first match. */
class RouteTableTest {

    // Source of the first four: envoyproxy/envoy route_components.proto, VirtualHost.domains.
    @ParameterizedTest
    @CsvSource({
        "www.foo.com, www.foo.com",
        "a.foo.com, *.foo.com",
        "foo.bar, foo.*",
        "zzz.org, *",
        "WWW.FOO.COM, www.foo.com",
        "x.a.foo.com, *.a.foo.com",
        "x-bar.org, *-bar.org",
        "-bar.org, *",
        ".foo.com, *",
        "foo.bar.baz, foo.bar.*",
        "foo., *",
        "www.foo.com:80, *"
    })
    void the_closest_domain_wins(String authority, String domain) {
        RouteTable table =
                table(
                        "www.foo.com",
                        "*.foo.com",
                        "*.a.foo.com",
                        "*-bar.org",
                        "foo.*",
                        "foo.bar.*",
                        "*");

        VirtualHostForm found = table.virtualHost(view(authority, "/"));

        assertThat(found).isNotNull().extracting(VirtualHostForm::name).isEqualTo(domain);
        if (!domain.equals("*")) {
            assertThat(table.explainDomain(view(authority, "/"))).startsWith("domain " + domain);
        }
    }

    @Test
    void without_a_domain_that_fits_there_is_no_virtual_host() {
        assertThat(table("a.com", "*.b.com").virtualHost(view("b.com", "/"))).isNull();
    }

    @Test
    void the_port_of_the_authority_is_ignored_if_the_configuration_says_so() {
        RouteConfiguration routes =
                RouteConfiguration.newBuilder()
                        .setIgnorePortInHostMatching(true)
                        .addVirtualHosts(host("a", "a.com"))
                        .build();

        assertThat(RouteTable.of(routes).virtualHost(view("a.com:8080", "/"))).isNotNull();
    }

    @Test
    void a_domain_may_appear_once() {
        assertThatThrownBy(() -> table("a.com", "A.com"))
                .isInstanceOf(RejectedConfig.class)
                .hasMessage("domain \"A.com\" appears twice; each may appear once");
        assertThatThrownBy(() -> table("a.*.com")).hasMessageContaining("* at one end at most");
    }

    @ParameterizedTest
    @CsvSource({
        "prefix, /a, /a, true",
        "prefix, /a, /ab?x=1, true",
        "prefix, /a, /b, false",
        "prefix, /A, /a, false",
        "path, /a, /a?x=1, true",
        "path, /a, /a#part, true",
        "path, /a, /a/, false",
        "separated, /a, /a, true",
        "separated, /a, /a/b, true",
        "separated, /a, /a?x, true",
        "separated, /a, /ab, false",
        "regex, /a.*c, /abc?d, true",
        "regex, /a, /ab, false",
        "anycase, /A, /ab, true"
    })
    void a_path_matches_without_its_query(String kind, String pattern, String path, boolean hit) {
        RouteMatch.Builder match = RouteMatch.newBuilder();
        switch (kind) {
            case "prefix" -> match.setPrefix(pattern);
            case "path" -> match.setPath(pattern);
            case "separated" -> match.setPathSeparatedPrefix(pattern);
            case "regex" -> match.setSafeRegex(RegexMatcher.newBuilder().setRegex(pattern));
            default -> match.setPrefix(pattern).setCaseSensitive(BoolValue.of(false));
        }

        assertThat(chosen(path, route(match, "x"))).isEqualTo(hit ? "to-x" : "none");
    }

    @Test
    void the_first_route_that_matches_counts() {
        Route first = route("/a", "first");
        Route second = route("/a/b", "second");

        assertThat(chosen("/a/b", first, second)).isEqualTo("to-first");
        assertThat(chosen("/a/b", second, first)).isEqualTo("to-second");
    }

    // Source: kubernetes-sigs/gateway-api conformance, httproute-query-param-matching, in Envoy's
    // terms.
    @ParameterizedTest
    @CsvSource({
        "/?animal=dolphin, to-v2",
        "/?animal=whale&color=blue, to-v1",
        "/?color=blue&animal=dolphin, to-v3",
        "/?animal=dolphin&color=yellow, to-v2",
        "/?ANIMAL=Whale, to-v4",
        "/?animal=dog, none",
        "/?animal=whaledolphin, none",
        "/?animal=whale&animal=dolphin, to-v1",
        "/?animals=whale, none",
        "/animal=whale, none",
        "/#?animal=whale, none"
    })
    void query_parameters_match_by_their_first_value(String path, String chosen) {
        assertThat(
                        chosen(
                                path,
                                withQuery("v3", "animal", "dolphin", "color", "blue"),
                                withQuery("v1", "animal", "whale"),
                                withQuery("v2", "animal", "dolphin"),
                                withQuery("v4", "ANIMAL", "Whale")))
                .isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({
        "a.com, /p?q=1, '', https://a.com/p?q=1",
        "a.com:80, /p, '', https://a.com/p",
        "a.com:8080, /p, '', https://a.com:8080/p",
        "a.com:8080, /p, port, https://a.com:8443/p",
        "a.com, /p/x?q=1, host, https://b.com/p/x?q=1",
        "a.com, /p/x?q=1, path, https://a.com/new?q=1",
        "a.com, /p/x?q=1, prefix, https://a.com/new/x?q=1",
        "a.com, /p/x?q=1, strip, https://a.com/p/x"
    })
    void a_redirect_changes_what_it_names(
            String authority, String path, String change, String location) {
        RedirectAction.Builder redirect = RedirectAction.newBuilder().setHttpsRedirect(true);
        switch (change) {
            case "port" -> redirect.setPortRedirect(8443);
            case "host" -> redirect.setHostRedirect("b.com");
            case "path" -> redirect.setPathRedirect("/new");
            case "prefix" -> redirect.setPrefixRewrite("/new");
            case "strip" -> redirect.setStripQuery(true);
            default -> assertThat(change).isEmpty();
        }
        Route route =
                Route.newBuilder()
                        .setMatch(RouteMatch.newBuilder().setPrefix("/p"))
                        .setRedirect(redirect)
                        .build();

        RouteAction.Redirect action = (RouteAction.Redirect) new RouteForm(route).action();

        assertThat(action.redirection().location(view(authority, path))).isEqualTo(location);
        assertThat(action.status()).isEqualTo(301);
    }

    @Test
    void what_is_not_understood_is_refused_by_its_path() {
        Route rewrites =
                route("/", "x").toBuilder()
                        .setRoute(route("/", "x").getRoute().toBuilder().setHostRewriteHeader("x"))
                        .build();
        RouteConfiguration routes =
                RouteConfiguration.newBuilder()
                        .addVirtualHosts(host("h", "*", route("/a", "x"), rewrites))
                        .build();

        assertThatThrownBy(() -> RouteTable.of(routes))
                .isInstanceOf(RejectedConfig.class)
                .hasMessage(
                        "virtual_hosts[0].routes[1].route.host_rewrite_header: field of"
                                + " envoy.config.route.v3.RouteAction is not supported");
    }

    @Test
    void a_regex_that_is_not_re2_is_refused() {
        RouteMatch.Builder match =
                RouteMatch.newBuilder().setSafeRegex(RegexMatcher.newBuilder().setRegex("(?=a)"));

        assertThatThrownBy(() -> chosen("/", route(match, "x")))
                .isInstanceOf(RejectedConfig.class)
                .hasMessageContaining("regex \"(?=a)\" is not RE2");
    }

    private static Route withQuery(String cluster, String... pairs) {
        RouteMatch.Builder match = RouteMatch.newBuilder().setPrefix("/");
        for (int i = 0; i < pairs.length; i += 2) {
            match.addQueryParameters(
                    QueryParameterMatcher.newBuilder()
                            .setName(pairs[i])
                            .setStringMatch(StringMatcher.newBuilder().setExact(pairs[i + 1])));
        }
        return route(match, cluster);
    }

    private static String chosen(String path, Route... routes) {
        RouteTable table =
                RouteTable.of(
                        RouteConfiguration.newBuilder()
                                .addVirtualHosts(host("h", "*", routes))
                                .build());
        RequestView view = view("a.com", path);
        VirtualHostForm host = table.virtualHost(view);
        RouteForm route = host == null ? null : host.route(view);
        return route == null ? "none" : route.name();
    }

    private static RouteTable table(String... domains) {
        RouteConfiguration.Builder routes = RouteConfiguration.newBuilder().setName("r");
        for (String domain : domains) {
            routes.addVirtualHosts(host(domain, domain));
        }
        return RouteTable.of(routes.build());
    }

    private static RequestView view(String authority, String path) {
        return RequestView.of(HttpRequest.get(authority, path));
    }
}
