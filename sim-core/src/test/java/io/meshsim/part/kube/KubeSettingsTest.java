package io.meshsim.part.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.cost.KubeCosts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The defaults are those of Kubernetes 1.32, and nonsense is refused. */
class KubeSettingsTest {

    @Test
    void the_defaults_are_those_of_kubernetes() {
        KubeSettings settings = KubeSettings.DEFAULT;

        assertThat(settings.nodeMonitorPeriod()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.nodeMonitorGracePeriod()).isEqualTo(Duration.ofSeconds(50));
        assertThat(settings.leaseRenewInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.unreachableToleration()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.endpointUpdatesBatchPeriod()).isZero();
        assertThat(settings.terminationDrain()).isEqualTo(Duration.ofSeconds(5));
        assertThat(KubeSettings.KUBERNETES_1_31.nodeMonitorGracePeriod())
                .isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void assumed_times_carry_their_source() {
        assertThat(KubeCosts.DEFAULT.all())
                .hasSize(3)
                .allMatch(time -> time.source().startsWith("assumption"));
        assertThat(KubeSettings.DEFAULT.podStartup()).isEqualTo(Duration.ofSeconds(2));
        assertThat(KubeSettings.DEFAULT.watchLatency()).isEqualTo(Duration.ofMillis(5));
        assertThat(KubeSettings.DEFAULT.endpointSliceSync()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void nonsense_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubeSettings.DEFAULT.withNodeMonitorPeriod(Duration.ZERO))
                .withMessage("nodeMonitorPeriod PT0S must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubeSettings.DEFAULT.withPodStartup(Duration.ofSeconds(-1)))
                .withMessage("podStartup PT-1S must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                KubeSettings.DEFAULT.withNodeMonitorGracePeriod(
                                        Duration.ofSeconds(10)))
                .withMessage(
                        "nodeMonitorGracePeriod PT10S must be longer than leaseRenewInterval"
                                + " PT10S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KubeSettings.DEFAULT.withMaxPods(254))
                .withMessageStartingWith("maxPods 254 must be between 1 and 253");
    }
}
