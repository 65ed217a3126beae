package io.meshsim.yaml.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A suggestion is offered for slips, not for other words. */
class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "a, a, 0",
        "abc, acb, 1",
        "retires, retries, 1",
        "Host, host, 1",
        "kitten, sitting, 3",
        "'', abc, 3"
    })
    void distance_counts_slips(String a, String b, int slips) {
        assertThat(Nearest.distance(a, b)).isEqualTo(slips);
        assertThat(Nearest.distance(b, a)).isEqualTo(slips);
    }

    @ParameterizedTest
    @CsvSource({
        "retires, did you mean \"retries\"?",
        "RETRIES, did you mean \"retries\"?",
        "color, 'allowed here: retries, route, timeout'"
    })
    void a_slip_gets_a_guess_and_another_word_the_list(String word, String suggestion) {
        assertThat(Nearest.suggestion(word, List.of("retries", "route", "timeout")))
                .isEqualTo(suggestion);
    }
}
