package io.meshsim.part.proxy.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.part.proxy.cluster.ClusterForm.Algorithm;
import io.meshsim.part.proxy.cluster.ClusterForm.Discovery;
import io.meshsim.part.proxy.cluster.ClusterForm.Policy;
import io.meshsim.part.proxy.cluster.ClusterForm.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Priorities and localities of a cluster in a proxy. */
class LevelsTest {

    private static final int OVERPROVISIONING = 140;

    @Test
    void the_next_priority_gets_nothing_while_the_first_is_well() {
        Cluster cluster = cluster(Spread.DEFAULT, zone("a", 0, 0, 4, 4), zone("b", 1, 0, 4, 4));
        assertThat(shares(cluster)).containsExactly(Map.entry("a", 100));
    }

    @Test
    void the_next_priority_gets_all_when_the_first_has_no_endpoints() {
        Cluster cluster = cluster(Spread.DEFAULT, zone("a", 0, 0, 0, 0), zone("b", 1, 0, 2, 2));
        assertThat(shares(cluster)).containsExactly(Map.entry("b", 100));
    }

    @Test
    void the_next_priority_gets_30_percent_when_half_of_the_first_are_unhealthy() {
        Cluster cluster = cluster(Spread.DEFAULT, zone("a", 0, 0, 2, 4), zone("b", 1, 0, 4, 4));
        assertThat(shares(cluster)).containsEntry("a", 70).containsEntry("b", 30);
    }

    @Test
    void unhealthy_endpoints_get_requests_only_in_panic() {
        Cluster calm = cluster(Spread.DEFAULT, zone("a", 0, 0, 2, 4));
        Cluster panic = cluster(Spread.DEFAULT, zone("a", 0, 0, 1, 4));
        assertThat(hosts(calm)).isEqualTo(2);
        assertThat(hosts(panic)).isEqualTo(4);
    }

    @Test
    void without_panic_nobody_answers_when_all_are_unhealthy() {
        Cluster cluster = cluster(new Spread(false, 0), zone("a", 0, 0, 0, 4));
        assertThat(cluster.pick(() -> 0)).isNull();
    }

    @Test
    void weighted_localities_get_their_weight_whatever_their_size() {
        Cluster cluster =
                cluster(new Spread(true, 50), zone("a", 0, 80, 1, 1), zone("b", 0, 20, 9, 9));
        assertThat(shares(cluster)).containsEntry("a", 80).containsEntry("b", 20);
    }

    /** 140 % of a quarter is 35 %, so 0.35 to 2: 15 to 85. Envoy, locality_weight.rst. */
    @Test
    void a_weighted_locality_of_which_a_quarter_is_well_gets_15_percent_instead_of_33() {
        Cluster cluster =
                cluster(new Spread(true, 50), zone("a", 0, 1, 1, 4), zone("b", 0, 2, 4, 4));
        assertThat(shares(cluster)).containsEntry("a", 15).containsEntry("b", 85);
    }

    @Test
    void looking_does_not_move_on() {
        Cluster cluster =
                cluster(new Spread(true, 50), zone("a", 0, 50, 1, 1), zone("b", 0, 50, 1, 1));
        assertThat(cluster.peek(() -> 0)).isEqualTo(cluster.peek(() -> 0));
        assertThat(cluster.pick(() -> 0)).isNotEqualTo(cluster.pick(() -> 0));
    }

    private static LocalityForm zone(
            String name, int priority, long weight, int healthy, int total) {
        List<EndpointForm> endpoints = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            endpoints.add(new EndpointForm(name + i, 80, name, "", 1, i < healthy));
        }
        return new LocalityForm(name, priority, weight, endpoints);
    }

    private static Cluster cluster(Spread spread, LocalityForm... localities) {
        Cluster cluster =
                new Cluster(
                        new ClusterForm(
                                "c",
                                Discovery.EDS,
                                "c",
                                AssignmentForm.NONE,
                                0,
                                1,
                                new Policy(Algorithm.ROUND_ROBIN, 2, 1),
                                spread),
                        0);
        cluster.assign(new AssignmentForm("c", List.of(localities), OVERPROVISIONING));
        return cluster;
    }

    /** Percent of 100 requests; draws go through all remainders of 100. */
    private static Map<String, Integer> shares(Cluster cluster) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            long draw = i;
            Host host = requireNonNull(cluster.pick(() -> draw));
            shares.merge(host.endpoint().hostname(), 1, Integer::sum);
        }
        return shares;
    }

    private static long hosts(Cluster cluster) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            Host host = requireNonNull(cluster.pick(() -> 0));
            seen.merge(host.endpoint().address(), 1, Integer::sum);
        }
        return seen.size();
    }
}
