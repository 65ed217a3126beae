package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages follow each other at the bandwidth, and arrive after the propagation delay. */
class LinkTest {

    private static final long GIGABIT = 1_000_000_000;

    private final Simulation sim = new Simulation(1, TieMode.FIRST_COME);
    private final List<String> arrived = new ArrayList<>();
    private final Event onArrived =
            sim.event("arrived", row -> arrived.add(row + " at " + sim.nowNanos()));

    @Test
    void a_message_waits_for_those_before_it() {
        Link link = new Link(sim, "uplink", GIGABIT, Duration.ofNanos(500));

        link.send(100, onArrived, 1);
        link.send(50, onArrived, 2);
        assertThat(link.backlogNanos()).isEqualTo(1_200);
        assertThat(link.bytesInFlight()).isEqualTo(150);
        sim.runFor(1_300);
        assertThat(link.bytesInFlight()).isEqualTo(50);
        sim.runFor(700);
        link.send(1, onArrived, 3);
        sim.runFor(1_000);

        // 8 ns a byte: sent by 800, 1200 and, from 2000 on, 2008.
        assertThat(arrived).containsExactly("1 at 1300", "2 at 1700", "3 at 2508");
        assertThat(link.bytesInFlight()).isZero();
        assertThat(link.busyNanos()).isEqualTo(1_208);
        assertThat(link.utilisation()).isEqualTo(1_208.0 / 3_000);
        assertThat(link.sentBytes()).isEqualTo(151);
        assertThat(link.messages()).isEqualTo(3);
    }

    @Test
    void fractions_of_a_nanosecond_add_up() {
        Link link = new Link(sim, "backplane", 30 * GIGABIT, Duration.ZERO);

        for (int row = 1; row <= 4; row++) {
            link.send(1, onArrived, row);
        }
        sim.runFor(10);

        // 8/30 ns a byte: 0.27, 0.53, 0.80, 1.07
        assertThat(arrived).containsExactly("1 at 1", "2 at 1", "3 at 1", "4 at 2");
    }

    @Test
    void a_full_link_does_not_drift() {
        Link link = new Link(sim, "modem", 7, Duration.ZERO);

        for (int row = 0; row < 7_000; row++) {
            link.send(1, onArrived, row);
        }

        // 56,000 bits at 7 bit/s
        assertThat(link.backlogNanos()).isEqualTo(Duration.ofSeconds(8_000).toNanos());
        assertThat(link.bytesInFlight()).isEqualTo(7_000);
    }

    @Test
    void statistics_start_anew_and_what_is_being_sent_goes_on() {
        Link link = new Link(sim, "uplink", GIGABIT, Duration.ZERO);
        link.send(100, onArrived, 1);

        sim.runFor(500);
        link.resetStatistics();
        sim.runFor(1_000);

        assertThat(link.busyNanos()).isEqualTo(300);
        assertThat(link.utilisation()).isEqualTo(0.3);
        assertThat(link.messages()).isZero();
    }

    @Test
    void a_bandwidth_is_positive_and_a_size_is_not_negative() {
        Link link = new Link(sim, "uplink", GIGABIT, Duration.ZERO);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> link.send(-1, onArrived, 1))
                .withMessageStartingWith(
                        "message of -1 bytes on uplink at 0.000 ms must have 0 to");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Link(sim, "uplink", 0, Duration.ZERO))
                .withMessage("bandwidth of uplink must be positive, not 0 bit/s");
    }

    @Test
    void a_message_costs_no_bytes() {
        Link link = new Link(sim, "uplink", GIGABIT, Duration.ofNanos(20));

        Allocation.assertNoneByJobs(sim, (again, row) -> link.send(1 + row % 3, again, row));
    }
}
