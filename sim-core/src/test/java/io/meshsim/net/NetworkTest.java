package io.meshsim.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.cost.NetworkCosts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The first rule with an answer wins; a rule lives as long as its handle. */
class NetworkTest {

    private static final Place ONE = new Place("one", "node-1");
    private static final Place TWO = new Place("two", "node-2");
    private static final LinkRule DROP = (from, to) -> Optional.of(Verdict.DROP);
    private static final LinkRule PASS = (from, to) -> Optional.of(Verdict.PASS);
    private static final LinkRule NO_OPINION = (from, to) -> Optional.empty();

    private final Network network = new Network(NetworkCosts.DEFAULT);

    @Test
    void a_packet_between_nodes_takes_longer_than_one_on_a_node() {
        long between = NetworkCosts.DEFAULT.otherNode().microsToNanos();
        long within = NetworkCosts.DEFAULT.sameNode().microsToNanos();

        assertThat(network.transitNanos(ONE, TWO, 0)).isEqualTo(between);
        assertThat(network.transitNanos(ONE, new Place("three", "node-1"), 0)).isEqualTo(within);
    }

    @Test
    void a_kilobyte_takes_its_time() {
        long empty = network.transitNanos(ONE, TWO, 0);

        assertThat(network.transitNanos(ONE, TWO, 10_000) - empty)
                .isEqualTo(10 * NetworkCosts.DEFAULT.perKilobyte().microsToNanos());
    }

    @Test
    void the_first_rule_with_an_answer_wins() {
        network.install(NO_OPINION);
        network.install(PASS);
        network.install(DROP);

        assertThat(network.reaches(ONE, TWO)).isTrue();
    }

    @Test
    void a_dropped_packet_is_lost_until_the_rule_is_closed() {
        Network.Installed rule = network.install(DROP);
        assertThat(network.transitNanos(ONE, TWO, 0)).isEqualTo(Network.LOST);

        rule.close();
        rule.close();

        assertThat(network.reaches(ONE, TWO)).isTrue();
    }

    @Test
    void a_delay_is_added() {
        long usual = network.transitNanos(ONE, TWO, 0);
        network.install((from, to) -> Optional.of(Verdict.delay(Duration.ofMillis(3))));

        assertThat(network.transitNanos(ONE, TWO, 0)).isEqualTo(usual + 3_000_000);
    }
}
