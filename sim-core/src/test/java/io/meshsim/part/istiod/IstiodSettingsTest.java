package io.meshsim.part.istiod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.part.istiod.stream.StreamSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings under their real names. */
class IstiodSettingsTest {

    private static IstiodSettings fromEnv(String... namesAndValues) {
        Map<String, String> env = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            env.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return IstiodSettings.fromEnv(env);
    }

    @Test
    void nothing_set_is_the_default() {
        assertThat(fromEnv()).isEqualTo(IstiodSettings.DEFAULT);
    }

    @Test
    void all_can_be_set() {
        IstiodSettings settings =
                fromEnv(
                        "PILOT_DEBOUNCE_AFTER", "250ms",
                        "PILOT_DEBOUNCE_MAX", "1m1.5s",
                        "PILOT_ENABLE_EDS_DEBOUNCE", "false",
                        "PILOT_PUSH_THROTTLE", "7",
                        "PILOT_MAX_REQUESTS_PER_SECOND", "100",
                        "PILOT_XDS_SEND_TIMEOUT", "5s",
                        "GRPC_KEEPALIVE_INTERVAL", "20s",
                        "GRPC_KEEPALIVE_TIMEOUT", "8s");
        StreamSettings streams =
                StreamSettings.DEFAULT
                        .withMaxRequestsPerSecond(100)
                        .withSendTimeout(Duration.ofSeconds(5))
                        .withKeepalive(Duration.ofSeconds(20), Duration.ofSeconds(8));
        assertThat(settings)
                .isEqualTo(
                        IstiodSettings.DEFAULT
                                .withDebounceAfter(Duration.ofMillis(250))
                                .withDebounceMax(Duration.ofMillis(61_500))
                                .withEnableEdsDebounce(false)
                                .withPushThrottle(7)
                                .withStreams(streams));
    }

    // Values from the comment and tests of Istio 1.30 pilot/pkg/features/tuning.go.
    @ParameterizedTest
    @CsvSource({"1, 20", "2, 25", "4, 35", "8, 55", "16, 95", "17, 100", "32, 100"})
    void without_a_throttle_it_follows_the_cpus(int cpus, int slots) {
        assertThat(IstiodSettings.DEFAULT.withCpus(cpus).effectivePushThrottle()).isEqualTo(slots);
        assertThat(IstiodSettings.DEFAULT.withCpus(cpus).effectiveMaxRequestsPerSecond())
                .isEqualTo(slots);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PILOT_DEBOUNCE | 1s | istiod setting \"PILOT_DEBOUNCE\" is not known; known are"
                        + " PILOT_DEBOUNCE_AFTER, PILOT_DEBOUNCE_MAX, PILOT_ENABLE_EDS_DEBOUNCE,"
                        + " PILOT_PUSH_THROTTLE, PILOT_MAX_REQUESTS_PER_SECOND,"
                        + " PILOT_XDS_SEND_TIMEOUT, GRPC_KEEPALIVE_INTERVAL,"
                        + " GRPC_KEEPALIVE_TIMEOUT, ENABLE_LAZY_SIDECAR_EVALUATION,"
                        + " PILOT_UNIFIED_SIDECAR_SCOPE, PILOT_SIDECAR_PICK_BEST_SERVICE_NAMESPACE,"
                        + " PILOT_SEND_UNHEALTHY_ENDPOINTS",
                "GRPC_KEEPALIVE_TIMEOUT | 0s | GRPC_KEEPALIVE_TIMEOUT 0s must be more than 0",
                "PILOT_MAX_REQUESTS_PER_SECOND | -1 | PILOT_MAX_REQUESTS_PER_SECOND -1 must not be"
                        + " negative",
                "PILOT_DEBOUNCE_MAX | 50ms | PILOT_DEBOUNCE_MAX 50ms must not be less than"
                        + " PILOT_DEBOUNCE_AFTER 100ms",
                "PILOT_DEBOUNCE_AFTER | -1s | PILOT_DEBOUNCE_AFTER -1s must not be negative",
                "PILOT_DEBOUNCE_AFTER | 100 | PILOT_DEBOUNCE_AFTER: the duration \"100\" has no"
                        + " unit; write it like 100ms, 10s or 1m30s",
                "PILOT_PUSH_THROTTLE | -3 | PILOT_PUSH_THROTTLE -3 must not be negative",
                "PILOT_PUSH_THROTTLE | many | PILOT_PUSH_THROTTLE \"many\" must be a whole number",
                "PILOT_ENABLE_EDS_DEBOUNCE | yes | PILOT_ENABLE_EDS_DEBOUNCE \"yes\" must be true"
                        + " or false",
            })
    void what_does_not_fit_is_refused_with_the_rule(String name, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fromEnv(name, value))
                .withMessage(message);
    }
}
