package io.meshsim.part.agent.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Labels;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.xds.ProxyNode;
import io.meshsim.xds.ca.Certificate;
import io.meshsim.xds.ca.CertificateSigner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An agent asks for a certificate at the start and in time before its end. */
class SecretCacheTest {

    private static final ProxyNode NODE =
            ProxyNode.of(
                    ProxyNode.Role.SIDECAR, "ns", "pod", "10.0.0.1", "sa", "node", Labels.NONE);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final Authority authority = new Authority();
    private final Metrics metrics = new Metrics();
    private final SecretCache cache =
            new SecretCaches(
                            simulation,
                            CertificateSettings.ISTIO_1_23.withSecretTtl(HOUR),
                            authority,
                            metrics)
                    .add(NODE);

    /** Answers in the same instant, or refuses. */
    private final class Authority implements CertificateSigner {
        private final List<Double> asked = new ArrayList<>();
        private Refusal refusal = Refusal.UNAVAILABLE;
        private boolean up = true;

        @Override
        public void sign(ProxyNode node, long lifeNanos, Requester requester) {
            long now = simulation.nowNanos();
            asked.add(now / 1e9);
            simulation.after(
                    0,
                    "answer",
                    () -> {
                        if (up) {
                            requester.onSigned(new Certificate("x", now, now + lifeNanos));
                        } else {
                            requester.onRefused(refusal);
                        }
                    });
        }
    }

    private void run(Duration time) {
        simulation.runFor(time.toNanos());
    }

    @Test
    void a_certificate_is_renewed_when_half_of_its_life_is_over() {
        cache.start();
        run(Duration.ofMinutes(89));

        assertThat(authority.asked).containsExactly(0.0, 1800.0, 3600.0);
        assertThat(cache.isValid()).isTrue();
    }

    @Test
    void one_request_makes_five_attempts_with_doubling_waits() {
        authority.up = false;
        cache.start();
        run(Duration.ofMillis(1600));

        // 100, 200, 400 and 800 ms, each give or take a tenth: the last at 1.35 to 1.65 s.
        List<Double> asked = authority.asked.subList(0, 5);
        double[] nominal = {0, 0.1, 0.3, 0.7, 1.5};
        for (int i = 0; i < nominal.length; i++) {
            assertThat(asked.get(i)).isBetween(nominal[i] * 0.9, nominal[i] * 1.1);
        }
    }

    @Test
    void a_refusal_that_will_not_change_is_not_asked_again_at_once() {
        authority.up = false;
        authority.refusal = CertificateSigner.Refusal.INVALID_ARGUMENT;
        cache.start();
        run(Duration.ofMillis(249));

        // The next request comes after 500 ms give or take a half.
        assertThat(authority.asked).hasSize(1);
    }

    @Test
    void the_first_certificate_is_asked_for_until_it_comes() {
        authority.up = false;
        cache.start();
        run(HOUR);
        assertThat(cache.current()).isNull();
        int before = authority.asked.size();

        // Requests are at most 90 s apart once the wait has grown, and take about 1.5 s.
        assertThat(before).isGreaterThan(5 * 3600 / 92);
        authority.up = true;
        run(Duration.ofSeconds(92));
        assertThat(cache.isValid()).isTrue();
    }

    @Test
    void an_old_certificate_stays_until_it_ends_and_the_new_one_comes_soon_after_the_authority() {
        cache.start();
        run(Duration.ofMinutes(1));
        authority.up = false;
        run(Duration.ofMinutes(58));
        assertThat(cache.isValid()).isTrue();
        run(Duration.ofMinutes(2));
        assertThat(cache.isValid()).isFalse();
        assertThat(Objects.requireNonNull(cache.current()).expiresNanos())
                .isEqualTo(HOUR.toNanos());

        // The proxy's stream comes back within 30 s, and may be in its 1.65 s of attempts.
        authority.up = true;
        run(Duration.ofSeconds(32));
        assertThat(cache.isValid()).isTrue();
    }

    @Test
    void what_stops_forgets_its_certificate_and_hears_no_late_answer() {
        cache.start();
        cache.stop();
        run(HOUR);
        assertThat(cache.current()).isNull();
        assertThat(authority.asked).hasSize(1);

        cache.start();
        run(Duration.ofSeconds(1));
        assertThat(cache.isValid()).isTrue();
    }

    @Test
    void attempts_and_failures_are_counted_under_istios_names() {
        authority.up = false;
        cache.start();
        run(Duration.ofMillis(1600));

        long requests = metrics.counter("istio_agent_num_outgoing_requests").value();
        long retries = metrics.counter("istio_agent_num_outgoing_retries").value();
        assertThat(requests).isEqualTo(authority.asked.size());
        assertThat(retries).isEqualTo(4);
    }
}
