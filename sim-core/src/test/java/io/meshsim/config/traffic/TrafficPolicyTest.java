package io.meshsim.config.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which policy holds for a port of a subset; after Istio's util_test.go (MergeTrafficPolicy). */
class TrafficPolicyTest {

    private static final TrafficPolicy RANDOM = new TrafficPolicy(LoadBalancer.RANDOM, null);
    private static final TrafficPolicy SLOW = new TrafficPolicy(null, Duration.ofMinutes(1));

    @Test
    void a_subset_inherits_what_it_does_not_say() {
        TrafficPolicy both = RANDOM.forSubset(SLOW, 80);
        assertThat(both).isEqualTo(new TrafficPolicy(LoadBalancer.RANDOM, Duration.ofMinutes(1)));
        assertThat(RANDOM.forSubset(TrafficPolicy.NONE, 80)).isEqualTo(RANDOM);
    }

    @Test
    void a_port_inherits_nothing() {
        TrafficPolicy rule = withPort(RANDOM, SLOW);
        assertThat(rule.forPort(80)).isEqualTo(SLOW);
        assertThat(rule.forPort(81)).isEqualTo(RANDOM);
    }

    @Test
    void a_port_of_a_subset_inherits_nothing_either() {
        TrafficPolicy rule = withPort(RANDOM, RANDOM);
        assertThat(rule.forSubset(withPort(RANDOM, SLOW), 80)).isEqualTo(SLOW);
        assertThat(rule.forSubset(SLOW, 80))
                .isEqualTo(new TrafficPolicy(LoadBalancer.RANDOM, Duration.ofMinutes(1)));
    }

    private static TrafficPolicy withPort(TrafficPolicy all, TrafficPolicy port) {
        TreeMap<Integer, TrafficPolicy> ports = new TreeMap<>();
        ports.put(80, port);
        return new TrafficPolicy(
                all.loadBalancing(),
                all.connectionPool(),
                all.outlierDetection(),
                all.tls(),
                ports);
    }
}
