package io.meshsim.engine.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meshsim.engine.random.Distribution;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated stations do what queueing theory says they do, and the tests would notice if not. */
class QueueTheoryTest {

    private static final Distribution EXPONENTIAL = Distribution.exponential(Duration.ofMillis(1));
    private static final Distribution CONSTANT = Distribution.constant(Duration.ofMillis(1));
    private static final double SIGMA = 0.8;
    private static final Distribution LOGNORMAL =
            Distribution.lognormal(
                    // The mean, 1 ms, is the median times exp(σ² / 2).
                    Duration.ofNanos(StrictMath.round(1e6 * StrictMath.exp(-SIGMA * SIGMA / 2))),
                    SIGMA);

    @Test
    void one_server_and_exponential_service() {
        double load = 0.7;

        Agreement.of(QueueSetup.of(1, load, EXPONENTIAL))
                .on("mean wait", QueueShown::meanWait, QueueFormulas.waitMmc(1, load, 1))
                .on("share that waits", QueueShown::waitedShare, load);
    }

    @Test
    void the_tail_of_one_server_and_exponential_service() {
        double load = 0.5;

        Agreement.of(QueueSetup.of(1, load, EXPONENTIAL))
                .on("p99", QueueShown::p99Sojourn, QueueFormulas.sojournMm1(load, 1, 0.99));
    }

    @Test
    void four_servers_and_exponential_service() {
        double load = 3;

        Agreement.of(QueueSetup.of(4, load, EXPONENTIAL))
                .on("mean wait", QueueShown::meanWait, QueueFormulas.waitMmc(4, load, 1))
                .on("share that waits", QueueShown::waitedShare, QueueFormulas.erlangC(4, load))
                .on("queue", QueueShown::queueLength, load * QueueFormulas.waitMmc(4, load, 1));
    }

    @Test
    void one_server_and_constant_service() {
        double load = 0.8;

        Agreement.of(QueueSetup.of(1, load, CONSTANT))
                .on("mean wait", QueueShown::meanWait, QueueFormulas.waitMg1(load, 1, 0))
                .on("queue", QueueShown::queueLength, load * QueueFormulas.waitMg1(load, 1, 0));
    }

    @Test
    void one_server_and_lognormal_service() {
        double load = 0.7;
        double scv = StrictMath.exp(SIGMA * SIGMA) - 1;

        Agreement.of(QueueSetup.of(1, load, LOGNORMAL))
                .on("mean wait", QueueShown::meanWait, QueueFormulas.waitMg1(load, 1, scv));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 4})
    void one_server_and_gamma_service(double shape) {
        double load = 0.7;
        Distribution gamma = Distribution.gamma(Duration.ofMillis(1), shape);

        // Of a gamma law the squared coefficient of variation is one over its shape.
        Agreement.of(QueueSetup.of(1, load, gamma))
                .on("mean wait", QueueShown::meanWait, QueueFormulas.waitMg1(load, 1, 1 / shape));
    }

    @Test
    void loss_without_a_queue_does_not_depend_on_the_law_of_service() {
        double load = 3;
        double lost = QueueFormulas.erlangB(5, load);

        for (Distribution law : new Distribution[] {EXPONENTIAL, CONSTANT, LOGNORMAL}) {
            Agreement.of(QueueSetup.of(5, load, law).withoutRoom())
                    .on("share lost", QueueShown::lostShare, lost);
        }
    }

    @Test
    void servers_are_as_busy_as_the_utilisation_law_says() {
        Agreement.of(QueueSetup.of(4, 3, LOGNORMAL))
                .on("busy servers", QueueShown::busyServers, 3)
                .on("busy servers", run -> run.throughput() * run.meanService(), 3);
    }

    @Test
    void littles_law_and_the_utilisation_law_hold_exactly_from_empty_to_empty() {
        for (long seed = 1; seed <= 5; seed++) {
            QueueShown run = QueueModel.runFromTheStart(QueueSetup.of(3, 2.5, LOGNORMAL), seed);

            double inSystem = run.queueLength() + run.busyServers();
            assertThat(run.throughput() * run.meanSojourn()).isCloseTo(inSystem, within(1e-9));
            assertThat(run.throughput() * run.meanService())
                    .isCloseTo(run.busyServers(), within(1e-9));
        }
    }
}
