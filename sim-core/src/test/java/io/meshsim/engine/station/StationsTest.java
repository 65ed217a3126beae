package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.AllocatedBytes;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stations of one family share their rows and nothing else. */
class StationsTest {

    private final Simulation sim = new Simulation(1, TieMode.FIRST_COME);
    private final Stations stations = new Stations(sim, "workers");
    private final List<String> done = new ArrayList<>();
    private final Event onDone = sim.event("done", row -> done.add(row + " at " + sim.nowNanos()));

    @Test
    void each_has_its_own_servers_queue_and_statistics() {
        int one = stations.add(1);
        int two = stations.add(2);

        for (int row = 0; row < 3; row++) {
            stations.submit(one, 10, onDone, row);
            stations.submit(two, 10, onDone, 10 + row);
        }
        assertThat(stations.queueLength(one)).isEqualTo(2);
        assertThat(stations.queueLength(two)).isEqualTo(1);
        sim.runFor(40);

        assertThat(done)
                .containsExactly(
                        "0 at 10", "10 at 10", "11 at 10", "1 at 20", "12 at 20", "2 at 30");
        // Three jobs of 10 each, in 40; of "one", 2 waited for 10 and 1 for 10 more.
        assertThat(stations.utilisation(one)).isEqualTo(30.0 / 40);
        assertThat(stations.utilisation(two)).isEqualTo(30.0 / 80);
        assertThat(stations.meanQueueLength(one)).isEqualTo(30.0 / 40);
        assertThat(stations.meanQueueLength(two)).isEqualTo(10.0 / 40);
    }

    @Test
    void dropped_jobs_are_never_done_and_those_in_service_are() {
        int station = stations.add(1);
        int other = stations.add(1);
        for (int row = 0; row < 3; row++) {
            stations.submit(station, 10, onDone, row);
            stations.submit(other, 10, onDone, 10 + row);
        }

        stations.dropWaiting(station);
        stations.submit(station, 10, onDone, 5);
        sim.runFor(100);

        assertThat(done).containsExactly("0 at 10", "10 at 10", "5 at 20", "11 at 20", "12 at 30");
        assertThat(stations.queueLength(station)).isZero();
    }

    @Test
    void statistics_count_from_when_a_station_was_added() {
        sim.runFor(100);
        int late = stations.add(1);

        stations.submit(late, 10, onDone, 0);
        sim.runFor(20);

        assertThat(stations.utilisation(late)).isEqualTo(0.5);
        assertThat(stations.station(late).busyNanos()).isEqualTo(10);
    }

    @Test
    void a_job_costs_no_bytes() {
        Endless load = new Endless(sim, stations);
        sim.runFor(10_000);
        // Four jobs circle between two servers of 10 ns each, for 10,000 ns.
        assertThat(load.jobs).isEqualTo(2_000);
        long bytes = AllocatedBytes.leastOf(() -> sim.runFor(10_000));

        // A run as such may make an object or two.
        assertThat(bytes).isLessThan(64);
    }

    /** Jobs that come back as soon as they are done. */
    private static final class Endless {

        private final Stations stations;
        private final int station;
        private final Event again;
        private long jobs;

        Endless(Simulation sim, Stations stations) {
            this.stations = stations;
            this.station = stations.add(2);
            this.again = sim.event("again", this::again);
            for (int row = 0; row < 4; row++) {
                stations.submit(station, 10, again, row);
            }
        }

        private void again(int row) {
            jobs++;
            stations.submit(station, 10, again, row);
        }
    }
}
