package io.meshsim.engine.theory;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.random.Distribution;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.stat.Interval;
import io.meshsim.engine.stat.Tally;
import io.meshsim.engine.station.ProcessorSharing;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * M/G/1 with processor sharing: the mean time in the system is E[S] / (1 - load), whatever the law
 * of S (Kleinrock, Queueing Systems, volume 2, 1976, section 4.4).
 */
class ProcessorSharingTheoryTest {

    private static final int REPLICATIONS = 20;
    private static final double CONFIDENCE = 0.999;
    private static final double LOAD = 0.7;
    private static final double MEAN_NANOS = 1e6;
    private static final Duration MEAN = Duration.ofMillis(1);
    private static final double EXPECTED = 1 / (1 - LOAD);

    static Stream<Distribution> laws() {
        return Stream.of(
                Distribution.constant(MEAN),
                Distribution.exponential(MEAN),
                Distribution.gamma(MEAN, 0.5));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void the_mean_time_depends_on_the_mean_service_alone(Distribution service) {
        assertThat(meanSojourn(service, 1).contains(EXPECTED)).isTrue();
        // And the test would notice service that takes 5 % longer than it should.
        assertThat(meanSojourn(service, 1.05).contains(EXPECTED)).isFalse();
    }

    private static Interval meanSojourn(Distribution service, double factor) {
        Tally means = new Tally();
        for (long seed = 1; seed <= REPLICATIONS; seed++) {
            means.add(new Run(service, factor, seed).meanSojourn());
        }
        return Interval.student(means, CONFIDENCE);
    }

    private static final class Run {

        private final Distribution gap =
                Distribution.exponential(Duration.ofNanos(StrictMath.round(MEAN_NANOS / LOAD)));
        private final Distribution service;
        private final double factor;
        private final Simulation simulation;
        private final ProcessorSharing core;
        private final RandomStream gaps;
        private final RandomStream services;
        private final Event arrives;
        private final Event leaves;
        private final long[] arrivedNanos = new long[QueueSetup.CUSTOMERS];
        private final Tally sojourns = new Tally();

        Run(Distribution service, double factor, long seed) {
            this.service = service;
            this.factor = factor;
            simulation = new Simulation(seed, TieMode.FIRST_COME);
            core = new ProcessorSharing(simulation, "core", 1);
            gaps = simulation.stream("queue", "gaps");
            services = simulation.stream("queue", "services");
            arrives = simulation.event("customer arrives", this::arrive);
            leaves = simulation.event("customer leaves", this::leave);
        }

        /** In mean service times. */
        double meanSojourn() {
            arrives.after(gap.sampleNanos(gaps), 0);
            while (simulation.step()) {
                // Until everybody has left.
            }
            assertThat(sojourns.count()).isEqualTo(QueueSetup.CUSTOMERS - QueueSetup.WARM_UP);
            return sojourns.mean() / MEAN_NANOS;
        }

        private void arrive(int customer) {
            arrivedNanos[customer] = simulation.nowNanos();
            core.submit(StrictMath.round(factor * service.sampleNanos(services)), leaves, customer);
            if (customer + 1 < QueueSetup.CUSTOMERS) {
                arrives.after(gap.sampleNanos(gaps), customer + 1);
            }
        }

        private void leave(int customer) {
            if (customer >= QueueSetup.WARM_UP) {
                sojourns.add((double) (simulation.nowNanos() - arrivedNanos[customer]));
            }
        }
    }
}
