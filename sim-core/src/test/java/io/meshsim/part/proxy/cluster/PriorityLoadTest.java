package io.meshsim.part.proxy.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Healthy hosts of each priority, of 100, in; shares and panic out: Envoy's documentation,
 * arch_overview/upstream/load_balancing/priority.rst and panic_threshold.rst. Two rows are as the
 * code's integer arithmetic has them: 25,25,20 and 5,65.
 */
class PriorityLoadTest {

    private static final int OVERPROVISIONING = 140;

    @ParameterizedTest
    @CsvSource({
        "'100,100', '100,0', ''",
        "'72,100', '100,0', ''",
        "'71,100', '99,1', ''",
        "'50,100', '70,30', ''",
        "'25,100', '35,65', ''",
        "'0,100', '0,100', ''",
        "'72,72', '100,0', ''",
        "'71,71', '99,1', ''",
        "'50,60', '70,30', ''",
        "'50,50', '70,30', ''",
        "'25,25', '50,50', '0,1'",
        "'5,65', '8,92', '0'",
        "'72,72,100', '100,0,0', ''",
        "'71,71,100', '99,1,0', ''",
        "'50,50,100', '70,30,0', ''",
        "'25,25,100', '35,35,30', ''",
        "'0,0,0', '34,33,33', '0,1,2'",
    })
    void priorities_get_requests_as_their_hosts_are_healthy(
            String healthy, String shares, String panic) {
        int[] numbers = numbers(healthy);
        int[] total = new int[numbers.length];
        Arrays.fill(total, 100);
        PriorityLoad load = new PriorityLoad(numbers, total, OVERPROVISIONING, 50);
        StringBuilder seen = new StringBuilder();
        for (int level = 0; level < load.levels(); level++) {
            assertThat(load.percent(level)).isEqualTo(numbers(shares)[level]);
            seen.append(load.isPanic(level) ? (seen.isEmpty() ? "" : ",") + level : "");
        }
        assertThat(seen).hasToString(panic);
    }

    @ParameterizedTest
    @CsvSource({"'20,30', '40,60'", "'25,25,20', '37,35,28'"})
    void without_panic_shares_are_in_proportion_to_health(String healthy, String shares) {
        int[] total = new int[numbers(healthy).length];
        Arrays.fill(total, 100);
        PriorityLoad load = new PriorityLoad(numbers(healthy), total, OVERPROVISIONING, 0);
        for (int level = 0; level < load.levels(); level++) {
            assertThat(load.percent(level)).isEqualTo(numbers(shares)[level]);
        }
    }

    @Test
    void if_all_panic_each_gets_what_its_number_of_hosts_is() {
        int[] none = {0, 0};
        PriorityLoad load = new PriorityLoad(none, new int[] {2, 8}, OVERPROVISIONING, 50);
        assertThat(load.percent(0)).isEqualTo(20);
        assertThat(load.percent(1)).isEqualTo(80);
    }

    @Test
    void half_healthy_is_not_yet_panic() {
        PriorityLoad load = new PriorityLoad(new int[] {5}, new int[] {10}, OVERPROVISIONING, 50);
        assertThat(load.isPanic(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "98, 0", "99, 1"})
    void a_draw_of_100_decides_between_priorities(long draw, int level) {
        PriorityLoad load =
                new PriorityLoad(new int[] {71, 100}, new int[] {100, 100}, OVERPROVISIONING, 50);
        assertThat(load.choose(() -> draw)).isEqualTo(level);
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }
}
