package io.meshsim.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Responses are finite numbers by name, the same names in every replication. */
class ResponsesTest {

    private static final Responses BOTH = Responses.of("mean ms", 5).and("p99 ms", 20);

    @Test
    void they_keep_the_order_in_which_they_were_added() {
        assertThat(BOTH.names()).containsExactly("mean ms", "p99 ms");
        assertThat(BOTH.value("p99 ms")).isEqualTo(20);
    }

    @Test
    void a_difference_is_taken_name_by_name() {
        Responses other = Responses.of("mean ms", 4).and("p99 ms", 22);

        assertThat(BOTH.minus(other)).isEqualTo(Responses.of("mean ms", 1).and("p99 ms", -2));
    }

    @Test
    void what_is_no_number_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Responses.of("share", 0.0 / 0))
                .withMessage("response \"share\" is NaN; it must be a finite number");
    }

    @Test
    void a_name_is_given_once_and_asked_for_as_given() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BOTH.and("p99 ms", 1))
                .withMessage("response \"p99 ms\" is already there");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BOTH.value("p50 ms"))
                .withMessage("no response is called \"p50 ms\"; there are [mean ms, p99 ms]");
    }

    @Test
    void replications_that_differ_in_names_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Results(1, List.of(BOTH, Responses.of("mean ms", 1))))
                .withMessage(
                        "replication 2 has the responses [mean ms];"
                                + " it must have those of the first, [mean ms, p99 ms]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BOTH.minus(Responses.of("mean ms", 1)))
                .withMessage("no difference of responses [mean ms, p99 ms] and [mean ms]");
    }

    @Test
    void results_of_different_seeds_are_no_pairs() {
        Results one = new Results(1, List.of(BOTH));
        Results other = new Results(2, List.of(BOTH));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Comparison(one, other))
                .withMessage("results of 1 and 1 replications with seeds 1 and 2 are no pairs");
    }
}
