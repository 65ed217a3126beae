package io.meshsim.dsl;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.pod;
import static io.meshsim.dsl.Given.proxyOf;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Load.even;
import static io.meshsim.dsl.Rate.PER_SECOND;
import static io.meshsim.dsl.When.crash;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A scrape of a pod shows what its processes counted, and nothing of others. */
class ScrapeTest {

    private static final String REQUESTS = "istio_requests_total{reporter=";

    private static final String STREAM_ENDS = "istio_agent_istiod_connection_terminations";

    private final Mesh mesh =
            MeshSim.seeded(1)
                    .settle(
                            topology(
                                    service("cart").pods(2),
                                    service("old").withoutSidecar(),
                                    client("users").calls("cart").arrivals(even(5, PER_SECOND))));

    private long requests(String pod, String reporter) {
        return sum(pod, REQUESTS + '"' + reporter + '"');
    }

    private long sum(String pod, String start) {
        return mesh.scrape(pod)
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static List<String> names(String text) {
        return text.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.substring(7, line.lastIndexOf(' ')))
                .toList();
    }

    @Test
    void each_end_reports_the_requests_that_went_through_its_proxy() {
        mesh.runFor(ofSeconds(10));
        long all = mesh.calls().count().count();

        assertThat(all).isPositive();
        assertThat(requests("default/users-0", "source")).isEqualTo(all);
        assertThat(requests("default/users-0", "destination")).isZero();
        assertThat(requests("default/cart-0", "source")).isZero();
        assertThat(requests("default/cart-0", "destination")).isBetween(1L, all - 1);
        assertThat(
                        requests("default/cart-0", "destination")
                                + requests("default/cart-1", "destination"))
                .isEqualTo(all);
    }

    @Test
    void no_metric_comes_twice_and_those_of_the_agent_come_first() {
        mesh.runFor(ofSeconds(1));
        List<String> names = names(mesh.scrape("default/users-0"));

        assertThat(names).doesNotHaveDuplicates();
        assertThat(names.get(0)).startsWith("istio_agent_");
        assertThat(names.get(names.size() - 1)).isEqualTo("istio_requests_total");
    }

    @Test
    void a_scrape_changes_nothing() {
        mesh.runFor(ofSeconds(1));
        String digest = mesh.digest();

        assertThat(mesh.scrape("default/cart-0")).isEqualTo(mesh.scrape("default/cart-0"));
        assertThat(mesh.digest()).isEqualTo(digest);
    }

    @Test
    void each_agent_counts_its_own_streams() {
        mesh.at(ofSeconds(1), crash(istiod()));
        mesh.runFor(ofSeconds(2));

        List<Long> ends =
                Stream.of("default/cart-0", "default/cart-1", "default/users-0")
                        .map(pod -> sum(pod, STREAM_ENDS))
                        .toList();
        assertThat(ends).allMatch(count -> count > 0);
        assertThat(ends.stream().mapToLong(Long::longValue).sum())
                .isEqualTo(mesh.metric(STREAM_ENDS).value().count());
    }

    @Test
    void a_proxy_that_is_down_refuses_and_one_that_starts_again_counts_from_zero() {
        mesh.runFor(ofSeconds(10));
        long before = requests("default/cart-0", "destination");
        mesh.at(ofSeconds(10), crash(proxyOf(pod("cart-0"))));
        mesh.runFor(ofMillis(10));

        assertThatIllegalStateException()
                .isThrownBy(() -> mesh.scrape("default/cart-0"))
                .withMessageContaining("down");
        mesh.runFor(ofSeconds(8));
        assertThat(requests("default/cart-0", "destination")).isBetween(1L, before - 1);
    }

    @Test
    void pods_without_a_proxy_and_pods_that_are_not_there_are_refused_by_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mesh.scrape("default/old-0"))
                .withMessageContaining("default/old-0")
                .withMessageContaining("no proxy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mesh.scrape("default/nobody"))
                .withMessageContaining("default/nobody")
                .withMessageContaining("default/cart-0");
    }
}
