package io.meshsim.part.istiod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    void all_four_can_be_set() {
        IstiodSettings settings =
                fromEnv(
                        "PILOT_DEBOUNCE_AFTER", "250ms",
                        "PILOT_DEBOUNCE_MAX", "1m1.5s",
                        "PILOT_ENABLE_EDS_DEBOUNCE", "false",
                        "PILOT_PUSH_THROTTLE", "7");
        assertThat(settings)
                .isEqualTo(
                        new IstiodSettings(
                                Duration.ofMillis(250), Duration.ofMillis(61_500), false, 7, 2));
    }

    // Values from the comment and tests of Istio 1.30 pilot/pkg/features/tuning.go.
    @ParameterizedTest
    @CsvSource({"1, 20", "2, 25", "4, 35", "8, 55", "16, 95", "17, 100", "32, 100"})
    void without_a_throttle_it_follows_the_cpus(int cpus, int slots) {
        assertThat(IstiodSettings.DEFAULT.withCpus(cpus).effectivePushThrottle()).isEqualTo(slots);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PILOT_DEBOUNCE | 1s | istiod setting \"PILOT_DEBOUNCE\" is not known; known are"
                        + " PILOT_DEBOUNCE_AFTER, PILOT_DEBOUNCE_MAX, PILOT_ENABLE_EDS_DEBOUNCE,"
                        + " PILOT_PUSH_THROTTLE",
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
