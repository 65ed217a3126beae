package io.meshsim.part.istiod.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Destination;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Meta;
import io.meshsim.config.VirtualService;
import io.meshsim.config.route.Delegate;
import io.meshsim.config.route.RouteOptions;
import io.meshsim.config.route.StringMatch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of VirtualServices without hosts stand in for rules that delegate to them. */
class DelegatesTest {

    private static final List<String> ALL = List.of("*");

    private static HttpMatch prefix(String path) {
        return HttpMatch.ofUri(new StringMatch(StringMatch.Type.PREFIX, path));
    }

    private static HttpRoute delegating(RouteOptions options, HttpMatch... matches) {
        return new HttpRoute("root", List.of(matches), List.of(), null, null, List.of(), options);
    }

    private static HttpRoute to(String host, HttpMatch... matches) {
        return HttpRoute.forward(List.of(matches), List.of(new Destination(host, "", 0, 0)));
    }

    private static VirtualService root(HttpRoute... rules) {
        return new VirtualService(
                Meta.of("edge", "root"), List.of("shop.example"), List.of(), List.of(rules), ALL);
    }

    private static VirtualService books(List<String> exportTo, HttpRoute... rules) {
        return new VirtualService(
                Meta.of("books", "books"), List.of(), List.of(), List.of(rules), exportTo);
    }

    private static RouteOptions toBooks() {
        return RouteOptions.NONE.withDelegate(new Delegate("books", "books"));
    }

    private static ResolvedVirtualService merged(VirtualService... services) {
        List<ResolvedVirtualService> all =
                Delegates.merge(Stream.of(services).map(ResolvedVirtualService::of).toList(), ALL);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void names_of_a_delegate_mean_its_own_namespace_and_its_matches_lie_within_the_rules() {
        ResolvedVirtualService merged =
                merged(
                        root(delegating(toBooks(), prefix("/books"))),
                        books(
                                ALL,
                                to("new", prefix("/books/new")),
                                to("music", prefix("/music")),
                                to("old")));
        assertThat(merged.routes())
                .extracting(rule -> rule.destinations().get(0).host())
                .containsExactly("new.books.svc.cluster.local", "old.books.svc.cluster.local");
        assertThat(merged.routes())
                .extracting(HttpRoute::matches)
                .containsExactly(List.of(prefix("/books/new")), List.of(prefix("/books")));
        assertThat(merged.delegates()).extracting(key -> key.name()).containsExactly("books");
    }

    @Test
    void what_a_delegate_does_not_say_the_rule_says() {
        HttpRoute own = to("new").with(RouteOptions.NONE.withTimeout(2));
        ResolvedVirtualService merged =
                merged(root(delegating(toBooks().withTimeout(1))), books(ALL, own, to("old")));
        assertThat(merged.routes())
                .extracting(rule -> rule.options().timeoutNanos())
                .containsExactly(2L, 1L);
        assertThat(merged.routes()).extracting(HttpRoute::name).containsOnly("root");
    }

    @Test
    void a_delegate_that_is_missing_or_not_exported_leaves_nothing() {
        assertThat(merged(root(delegating(toBooks()))).routes()).isEmpty();
        assertThat(merged(root(delegating(toBooks())), books(List.of("."), to("old"))).routes())
                .isEmpty();
    }
}
