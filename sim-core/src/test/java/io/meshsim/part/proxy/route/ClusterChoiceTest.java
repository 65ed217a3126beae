package io.meshsim.part.proxy.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The draw modulo the sum of weights falls into the span of one cluster. */
class ClusterChoiceTest {

    private static final ClusterChoice CHOICE =
            ClusterChoice.weighted(List.of("v1", "none", "v2"), List.of(90, 0, 10));

    @ParameterizedTest
    @CsvSource({"0, v1", "89, v1", "90, v2", "99, v2", "100, v1", "189, v1", "190, v2", "199, v2"})
    void every_boundary_belongs_to_the_cluster_that_starts_there(long draw, String cluster) {
        assertThat(CHOICE.name(CHOICE.pick(draw))).isEqualTo(cluster);
    }

    @Test
    void a_draw_is_64_bits_without_sign() {
        // 2^64 - 1 = 18446744073709551615, modulo 100 = 15
        assertThat(CHOICE.name(CHOICE.pick(-1))).isEqualTo("v1");
        assertThat(CHOICE.explain(-1))
                .isEqualTo("draw 15 of 100: v1 [0, 90), none [90, 90), v2 [90, 100)");
    }

    @Test
    void weights_must_add_up_to_something_below_two_to_the_32() {
        assertThatThrownBy(() -> ClusterChoice.weighted(List.of("a"), List.of(0)))
                .isInstanceOf(RejectedConfig.class)
                .hasMessage("sum of cluster weights 0 must be greater than 0");
        assertThatThrownBy(() -> ClusterChoice.weighted(List.of("a", "b"), List.of(-1, 1)))
                .hasMessage("sum of cluster weights 4294967296 must be below 2^32");
    }
}
