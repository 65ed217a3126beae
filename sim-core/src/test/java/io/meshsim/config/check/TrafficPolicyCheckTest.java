package io.meshsim.config.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.DestinationRule;
import io.meshsim.config.Meta;
import io.meshsim.config.traffic.LoadBalancing;
import io.meshsim.config.traffic.LocalitySetting;
import io.meshsim.config.traffic.LocalitySetting.Distribute;
import io.meshsim.config.traffic.LocalitySetting.Failover;
import io.meshsim.config.traffic.OutlierDetection;
import io.meshsim.config.traffic.TrafficPolicy;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Istio refuses and warns of in the choice of localities. */
class TrafficPolicyCheckTest {

    private static final LocalitySetting FAILOVER =
            new LocalitySetting(null, List.of(), List.of(new Failover("eu", "us")), List.of());

    @Test
    void shares_must_be_one_hundred_percent_in_all() {
        assertThat(messages(distribute(60, 30), OutlierDetection.DEFAULT))
                .containsExactly("weights add up to 90, which must be 100");
        assertThat(messages(distribute(60, 40), null)).isEmpty();
    }

    @Test
    void regions_must_differ_and_be_plain() {
        LocalitySetting wrong =
                new LocalitySetting(
                        null,
                        List.of(),
                        List.of(new Failover("eu", "eu"), new Failover("eu/a", "us")),
                        List.of());
        assertThat(messages(wrong, OutlierDetection.DEFAULT))
                .containsExactly(
                        "\"eu\" must be another region than from",
                        "\"eu/a\" must be a region without * and /");
    }

    @Test
    void failover_without_outlier_detection_is_doubtful() {
        assertThat(messages(FAILOVER, null))
                .containsExactly("without outlierDetection there is no failover");
        assertThat(messages(FAILOVER, OutlierDetection.DEFAULT)).isEmpty();
    }

    @Test
    void failover_goes_neither_with_shares_nor_with_labels_of_places() {
        LocalitySetting both =
                new LocalitySetting(
                        null,
                        distribute(100, 0).distribute(),
                        FAILOVER.failover(),
                        List.of("topology.kubernetes.io/zone"));
        assertThat(messages(both, OutlierDetection.DEFAULT))
                .contains(
                        "distribute and failover exclude each other",
                        "labels for region, zone and subzone do not go with failover");
    }

    private static LocalitySetting distribute(int own, int other) {
        TreeMap<String, Integer> to = new TreeMap<>();
        to.put("eu/a", own);
        to.put("eu/b", other);
        return new LocalitySetting(null, List.of(new Distribute("eu/a", to)), List.of(), List.of());
    }

    private static List<String> messages(
            LocalitySetting setting, @Nullable OutlierDetection outliers) {
        TrafficPolicy policy = new TrafficPolicy(LoadBalancing.of(setting), null, outliers, null);
        DestinationRule rule =
                new DestinationRule(Meta.of("ns", "one"), "a", policy, List.of(), List.of());
        return TrafficPolicyCheck.findings(rule).stream().map(Finding::message).toList();
    }
}
