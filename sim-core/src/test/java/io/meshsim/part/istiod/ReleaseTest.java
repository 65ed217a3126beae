package io.meshsim.part.istiod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.mesh.Settings;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What releases of Istio differ in. */
class ReleaseTest {

    // Istio's pilot/pkg/features (pilot.go, later tuning.go) at 1.12.9, 1.20.8 and 1.30.3; 4 CPUs.
    @ParameterizedTest
    @CsvSource({"1.12, 100, 100", "1.20, 100, 25", "1.30, 35, 35"})
    void the_limits_of_pushes_and_of_new_streams(String name, int pushes, int streams) {
        IstiodSettings settings = IstiodSettings.of(Release.of(name)).withCpus(4);
        assertThat(settings.effectivePushThrottle()).isEqualTo(pushes);
        assertThat(settings.effectiveMaxRequestsPerSecond()).isEqualTo(streams);
    }

    @ParameterizedTest
    @CsvSource({"1.12, false, 0", "1.20, false, 0", "1.30, true, 0.01"})
    void switches_and_the_jitter_of_certificates(String name, boolean on, double jitter) {
        Settings settings = Settings.DEFAULT.withRelease(Release.of(name));
        Features features = settings.istiod().features();
        assertThat(features.lazySidecarEvaluation()).isEqualTo(on);
        assertThat(features.unifiedSidecarScope()).isEqualTo(on);
        assertThat(features.pickBestServiceNamespace()).isEqualTo(on);
        assertThat(features.endpointLock()).isEqualTo(name.equals("1.12"));
        assertThat(settings.agent().certificates().gracePeriodRatioJitter()).isEqualTo(jitter);
    }

    @Test
    void an_environment_changes_what_a_release_ships() {
        Map<String, String> env = new TreeMap<>();
        env.put("PILOT_UNIFIED_SIDECAR_SCOPE", "true");
        env.put("PILOT_SEND_UNHEALTHY_ENDPOINTS", "true");
        Features features = IstiodSettings.of(Release.ISTIO_1_20).withEnv(env).features();
        assertThat(features.unifiedSidecarScope()).isTrue();
        assertThat(features.sendUnhealthyEndpoints()).isTrue();
        assertThat(features.lazySidecarEvaluation()).isFalse();
    }

    @Test
    void no_limit_means_the_cpus_only_since_1_21() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IstiodSettings.of(Release.ISTIO_1_20).withPushThrottle(0))
                .withMessage(
                        "PILOT_PUSH_THROTTLE 0 must not be set: in Istio 1.20 it does not mean a"
                                + " number that comes from the CPUs");
    }

    @Test
    void an_unknown_release_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Release.of("1.2"))
                .withMessage("release \"1.2\" is not known; known are 1.12, 1.20, 1.30");
    }
}
