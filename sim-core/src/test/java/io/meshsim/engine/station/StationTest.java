package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.random.Distribution;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.stat.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Queueing theory is the oracle. */
class StationTest {

    private static final int REPLICATIONS = 20;
    private static final int JOBS = 5_000;

    /** Student's t with 19 degrees of freedom, two-sided 99.9 %. */
    private static final double T = 3.883;

    private static final Duration SERVICE = Duration.ofMillis(1);
    private static final Distribution ARRIVALS = Distribution.exponential(Duration.ofMillis(2));

    @Test
    void a_job_may_go_before_those_that_wait() {
        Simulation sim = new Simulation(1, TieMode.FIRST_COME);
        Station station = new Station(sim, "cpu", 1);
        List<String> done = new ArrayList<>();
        Event onDone = sim.event("done", row -> done.add(row + " at " + sim.nowNanos()));

        station.submitFirst(10, onDone, 1);
        station.submitFirst(10, onDone, 2);
        station.submit(10, onDone, 3);
        station.submitFirst(10, onDone, 4);
        assertThat(station.queueLength()).isEqualTo(3);
        sim.runFor(100);

        assertThat(done).containsExactly("1 at 10", "4 at 20", "2 at 30", "3 at 40");
        assertThat(station.queueLength()).isZero();
    }

    @Test
    void jobs_are_served_first_come_first_served_by_as_many_servers_as_there_are() {
        Simulation sim = new Simulation(1, TieMode.FIRST_COME);
        Station station = new Station(sim, "cpu", 2);
        List<String> done = new ArrayList<>();
        Event onDone = sim.event("done", row -> done.add(row + " at " + sim.nowNanos()));

        station.submit(10, onDone, 1);
        station.submit(30, onDone, 2);
        station.submit(5, onDone, 3);
        assertThat(station.busyServers()).isEqualTo(2);
        assertThat(station.queueLength()).isEqualTo(1);
        sim.runFor(40);

        assertThat(done).containsExactly("1 at 10", "3 at 15", "2 at 30");
        // busy: 10 + 5 + 30 of 2 * 40; one waited for 10 of 40
        assertThat(station.utilisation()).isEqualTo(45.0 / 80);
        assertThat(station.busyNanos()).isEqualTo(45);
        assertThat(station.meanQueueLength()).isEqualTo(0.25);
        station.resetStatistics();
        sim.runFor(10);
        assertThat(station.utilisation()).isZero();
    }

    @Test
    void the_mean_wait_of_m_m_1_is_that_of_theory() {
        // rho = 1/2: Wq = rho / (mu - lambda) = 1 service time
        assertMeanWait(Distribution.exponential(SERVICE), 1e6);
    }

    @Test
    void the_mean_wait_of_m_d_1_is_half_of_that() {
        // Pollaczek and Khinchine: Wq = rho / (2 mu (1 - rho)) = 1/2 service time
        assertMeanWait(Distribution.constant(SERVICE), 0.5e6);
    }

    @Test
    void a_station_needs_a_server() {
        Simulation sim = new Simulation(1, TieMode.FIRST_COME);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Station(sim, "cpu", 0))
                .withMessage("station cpu needs at least one server, not 0");
    }

    private static void assertMeanWait(Distribution service, double expectedNanos) {
        Tally means = new Tally();
        for (int seed = 1; seed <= REPLICATIONS; seed++) {
            means.add(new Run(seed, service).meanWaitNanos());
        }

        double halfWidth = T * Math.sqrt(means.variance() / REPLICATIONS);
        assertThat(means.mean()).isCloseTo(expectedNanos, within(halfWidth));
        assertThat(halfWidth).isLessThan(0.1 * expectedNanos);
    }

    /** Jobs until all are served; checks the laws that hold exactly in every such run. */
    private static final class Run {

        private final Simulation sim;
        private final Station station;
        private final RandomStream services;
        private final RandomStream arrivals;
        private final Distribution service;
        private final long[] arrived = new long[JOBS];
        private final long[] needs = new long[JOBS];
        private final Tally waits = new Tally();
        private final Event arrival;
        private final Event done;
        private long workNanos;

        Run(long seed, Distribution service) {
            this.sim = new Simulation(seed, TieMode.FIRST_COME);
            this.station = new Station(sim, "server", 1);
            this.services = sim.stream("server", "service");
            this.arrivals = sim.stream("client", "arrivals");
            this.service = service;
            this.arrival = sim.event("arrival", this::arrive);
            this.done = sim.event("done", this::finish);
        }

        double meanWaitNanos() {
            arrival.after(ARRIVALS.sampleNanos(arrivals), 0);
            sim.runUntil(() -> waits.count() == JOBS, Duration.ofDays(1).toNanos());
            double now = sim.nowNanos();
            assertThat(station.meanQueueLength())
                    .as("Little: mean queue = arrival rate times mean wait")
                    .isCloseTo(JOBS / now * waits.mean(), within(1e-9));
            assertThat(station.utilisation())
                    .as("utilisation law: busy share = arrival rate times mean service")
                    .isCloseTo(workNanos / now, within(1e-9));
            return waits.mean();
        }

        private void arrive(int job) {
            arrived[job] = sim.nowNanos();
            needs[job] = service.sampleNanos(services);
            workNanos += needs[job];
            station.submit(needs[job], done, job);
            if (job + 1 < JOBS) {
                arrival.after(ARRIVALS.sampleNanos(arrivals), job + 1);
            }
        }

        private void finish(int job) {
            waits.add((double) (sim.nowNanos() - arrived[job] - needs[job]));
        }
    }
}
