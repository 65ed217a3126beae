package io.meshsim.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.bench.work.Load;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table says who made how much, and which goals were met. */
class ReportTest {

    private static final Load HOLD = Load.parse("hold:100");
    private static final List<Contender> TWO = List.of(Contender.MESHSIM, Contender.SSJ);

    private final Results results = new Results();

    @Test
    void a_rate_is_the_median_of_the_rounds() {
        measured(Contender.MESHSIM, 30e6, 10e6, 24e6);
        measured(Contender.SSJ, 9e6, 8e6, 10e6);

        // 24 / 9 = 2.67, and the goal against SSJ is 2.5.
        assertThat(new Report(TWO, List.of(HOLD), results))
                .hasToString(
                        """

                        M operations per second

                        |          | meshsim |  ssj |
                        |----------|---------|------|
                        | hold:100 |    24.0 | 9.00 |

                        Bytes allocated per operation

                        |          | meshsim |  ssj |
                        |----------|---------|------|
                        | hold:100 |    16.0 | 16.0 |

                        Goals

                        |                         | times | at least |     |
                        |-------------------------|-------|----------|-----|
                        | meshsim / ssj, hold:100 |  2.67 |      2.5 | met |
                        """);
    }

    @Test
    void the_median_of_two_rounds_lies_between_them() {
        measured(Contender.MESHSIM, 10e6, 20e6);

        assertThat(results.opsPerSecond(Job.single(Contender.MESHSIM, HOLD))).hasValue(15e6);
    }

    @Test
    void a_goal_that_was_not_reached_is_marked() {
        measured(Contender.MESHSIM, 24e6);
        measured(Contender.SSJ, 10e6);

        assertThat(new Report(TWO, List.of(HOLD), results).toString()).contains("MISSED");
    }

    @Test
    void what_was_not_measured_has_no_goal() {
        measured(Contender.SSJ, 10e6);

        assertThat(new Report(TWO, List.of(HOLD), results).toString())
                .contains("| hold:100 |       - | 10.0 |")
                .doesNotContain("Goals");
    }

    private void measured(Contender contender, double... opsPerSecond) {
        for (double rate : opsPerSecond) {
            results.add(Job.single(contender, HOLD), new Rate(rate, 16));
        }
    }
}
