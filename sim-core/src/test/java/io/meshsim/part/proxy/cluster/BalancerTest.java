package io.meshsim.part.proxy.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meshsim.engine.random.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** Each algorithm picks what Envoy's picks from the same draws. */
class BalancerTest {

    private final List<Host> hosts = hosts(1, 1, 1);

    /** An algorithm with its hosts, as a cluster holds them. */
    private static final class Balanced {
        private final Balancer balancer;
        private Host[] hosts = {};

        Balanced(Balancer balancer) {
            this.balancer = balancer;
        }

        void update(Host[] update) {
            hosts = update;
            balancer.update(update);
        }

        Host pick(LongSupplier draws) {
            return balancer.pick(hosts, draws);
        }

        Host peek(LongSupplier draws) {
            return balancer.peek(hosts, draws);
        }
    }

    @Test
    void least_request_takes_the_less_busy_of_two_draws_and_the_first_of_equals() {
        Balanced balancer = new Balanced(LeastRequest.of(2));
        balancer.update(array(hosts));
        hosts.get(0).requestStarted();

        assertThat(balancer.pick(draws(0, 1))).isSameAs(hosts.get(1));
        assertThat(balancer.pick(draws(1, 0))).isSameAs(hosts.get(1));
        assertThat(balancer.pick(draws(1, 2))).isSameAs(hosts.get(1));
        assertThat(balancer.pick(draws(2, 1))).isSameAs(hosts.get(2));
        assertThat(balancer.pick(draws(0, 0))).isSameAs(hosts.get(0));
        assertThat(balancer.pick(draws(3, 5))).isSameAs(hosts.get(2));
    }

    @Test
    void a_busy_host_of_two_is_still_drawn_twice_a_quarter_of_the_time() {
        // 10,000 draws of probability 0.25: standard deviation 0.0043; 4.5 of them leave about 7
        // wrong alarms in a million seeds
        List<Host> two = hosts(1, 1);
        Balanced balancer = new Balanced(LeastRequest.of(2));
        balancer.update(array(two));
        for (int i = 0; i < 5; i++) {
            two.get(1).requestStarted();
        }
        RandomStream stream = RandomStream.of(4711, "proxy/test", "lb");
        int busy = 0;

        for (int i = 0; i < 10_000; i++) {
            busy += balancer.pick(stream::nextLong) == two.get(1) ? 1 : 0;
        }

        assertThat(busy / 10_000.0).isCloseTo(0.25, within(0.0195));
    }

    @Test
    void round_robin_goes_on_from_its_start_and_keeps_its_place_when_hosts_change() {
        Balanced balancer = new Balanced(new RoundRobin(4));
        balancer.update(array(hosts));

        assertThat(balancer.peek(BalancerTest::noDraw)).isSameAs(hosts.get(1));
        assertThat(picks(balancer, 4))
                .containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.0", "10.0.0.1");

        balancer.update(array(hosts.subList(0, 2)));
        assertThat(picks(balancer, 2)).containsExactly("10.0.0.0", "10.0.0.1");
    }

    @Test
    void round_robin_by_weight_gives_each_host_its_share() {
        // Source: Envoy load_balancers.rst: weights 1, 2, 3 get 1/6, 1/3, 1/2 of 6,000 requests
        for (long start = 0; start < 12; start++) {
            Balanced balancer = new Balanced(new EarliestDeadline(0, start));
            balancer.update(array(hosts(1, 2, 3)));
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (String ip : picks(balancer, 6_000)) {
                counts.merge(ip, 1, Integer::sum);
            }
            assertThat(counts)
                    .containsEntry("10.0.0.0", 1_000)
                    .containsEntry("10.0.0.1", 2_000)
                    .containsEntry("10.0.0.2", 3_000);
        }
    }

    @Test
    void the_start_moves_along_one_cycle_of_the_same_order() {
        Balanced from0 = new Balanced(new EarliestDeadline(0, 0));
        Balanced from4 = new Balanced(new EarliestDeadline(0, 4));
        List<Host> weighted = hosts(1, 2, 5);
        from0.update(array(weighted));
        from4.update(array(weighted));

        List<String> cycle = picks(from0, 16);

        assertThat(picks(from4, 8)).isEqualTo(cycle.subList(4, 12));
    }

    @Test
    void least_request_by_weight_divides_the_weight_by_active_requests_plus_one() {
        // Weight 2 with 4 active is 2/5 = 0.4: it comes up every 2.5, weight 1 idle every 1.
        List<Host> weighted = hosts(2, 1);
        for (int i = 0; i < 4; i++) {
            weighted.get(0).requestStarted();
        }
        Balanced balancer = new Balanced(new EarliestDeadline(1, 0));
        balancer.update(array(weighted));

        // deadlines: first 2.5, 5; second 1, 2, 3, 4, 5 (the one queued earlier goes first)
        assertThat(picks(balancer, 6))
                .containsExactly(
                        "10.0.0.1", "10.0.0.1", "10.0.0.0", "10.0.0.1", "10.0.0.1", "10.0.0.0");
    }

    @Test
    void random_ignores_weights() {
        Balanced balancer = new Balanced(RandomHost.ANY);
        balancer.update(array(hosts(1, 100)));

        assertThat(balancer.pick(draws(0)).endpoint().ip()).isEqualTo("10.0.0.0");
        assertThat(balancer.pick(draws(1)).endpoint().ip()).isEqualTo("10.0.0.1");
        assertThat(balancer.pick(draws(2)).endpoint().ip()).isEqualTo("10.0.0.0");
    }

    @Test
    void a_host_that_stays_keeps_its_active_requests_when_endpoints_change() {
        Cluster cluster =
                new Cluster(
                        new ClusterForm(
                                "a",
                                ClusterForm.Discovery.EDS,
                                "a",
                                AssignmentForm.NONE,
                                0,
                                1,
                                new ClusterForm.Policy(ClusterForm.Algorithm.LEAST_REQUEST, 2, 1),
                                ClusterForm.Spread.DEFAULT),
                        0);
        assertThat(cluster.pick(BalancerTest::noDraw)).isNull();
        cluster.assign(AssignmentForm.of("a", endpoints(1, 1)));
        picked(cluster, 1, 1).requestStarted();

        cluster.assign(AssignmentForm.of("a", endpoints(1, 1, 1)));

        assertThat(picked(cluster, 1, 1).active()).isEqualTo(1);
        assertThat(picked(cluster, 1, 2).endpoint().ip()).isEqualTo("10.0.0.2");
    }

    private static Host picked(Cluster cluster, long... draws) {
        return Objects.requireNonNull(cluster.pick(draws(draws)));
    }

    private static long noDraw() {
        throw new AssertionError("this algorithm draws nothing");
    }

    private static List<String> picks(Balanced balancer, int count) {
        List<String> ips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ips.add(balancer.pick(BalancerTest::noDraw).endpoint().ip());
        }
        return ips;
    }

    private static LongSupplier draws(long... values) {
        int[] next = {0};
        return () -> values[next[0]++];
    }

    private static List<Host> hosts(int... weights) {
        return endpoints(weights).stream().map(Host::new).toList();
    }

    private static List<EndpointForm> endpoints(int... weights) {
        List<EndpointForm> endpoints = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            endpoints.add(new EndpointForm("10.0.0." + i, 80, "", "", weights[i], true));
        }
        return endpoints;
    }

    private static Host[] array(List<Host> hosts) {
        return hosts.toArray(Host[]::new);
    }
}
