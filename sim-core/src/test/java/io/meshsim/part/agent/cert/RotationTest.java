package io.meshsim.part.agent.cert;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import io.meshsim.xds.ca.Certificate;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A certificate is renewed when the wanted share of its life is left. */
class RotationTest {

    private static final double SECOND = 1e9;
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    static Stream<Case> cases() {
        return Cases.of("cert_rotation");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void istio_rotates_at_this_time(Case line) {
        Cases.check(line, RotationTest::check);
    }

    private static void check(Case line) {
        JsonObject expected = line.expected().getAsJsonObject();
        for (double draw : new double[] {0, 0.25, 0.5, 0.75, ALMOST_ONE}) {
            double delay = delaySeconds(line.input(), draw);
            if (expected.has("delay_s")) {
                assertThat(delay).isEqualTo(expected.get("delay_s").getAsDouble());
            } else {
                assertThat(delay)
                        .isBetween(
                                expected.get("delay_s_min").getAsDouble(),
                                expected.get("delay_s_max").getAsDouble());
            }
        }
    }

    private static double delaySeconds(JsonObject input, double draw) {
        Certificate certificate =
                new Certificate("x", nanos(input, "created_s"), nanos(input, "expires_s"));
        CertificateSettings settings =
                new CertificateSettings(
                        Duration.ofHours(24),
                        input.get("grace_ratio").getAsDouble(),
                        input.get("jitter").getAsDouble());
        return Rotation.delayNanos(certificate, nanos(input, "now_s"), settings, draw) / SECOND;
    }

    private static long nanos(JsonObject input, String name) {
        return (long) (input.get(name).getAsDouble() * SECOND);
    }

    @Test
    void a_day_is_renewed_after_twelve_hours_give_or_take_a_hundredth_of_it() {
        // 0.01 of 24 h is 14.4 min.
        Certificate day = new Certificate("x", 0, Duration.ofHours(24).toNanos());
        CertificateSettings settings = CertificateSettings.DEFAULT;

        assertThat(minutes(Rotation.delayNanos(day, 0, settings, 0))).isEqualTo(720 + 14.4);
        assertThat(minutes(Rotation.delayNanos(day, 0, settings, 0.5))).isEqualTo(720);
        assertThat(minutes(Rotation.delayNanos(day, 0, settings, ALMOST_ONE)))
                .isEqualTo(720 - 14.4);
    }

    private static double minutes(long nanos) {
        return Math.round(nanos / SECOND) / 60.0;
    }

    @Test
    void what_is_overdue_is_renewed_now() {
        Certificate certificate = new Certificate("x", 0, 100);

        assertThat(Rotation.delayNanos(certificate, 200, CertificateSettings.DEFAULT, 0.5))
                .isZero();
    }
}
