package io.meshsim.bench.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** A load reads back what it writes, and says what is wrong with anything else. */
class LoadTest {

    @Test
    void a_load_reads_what_it_writes() {
        Load load = new Load(Workload.HOLD, 10_000);

        assertThat(load.text()).isEqualTo("hold:10000");
        assertThat(Load.parse("hold:10000")).isEqualTo(load);
        assertThat(Load.parse("mm1")).isEqualTo(new Load(Workload.MM1, 1));
    }

    @Test
    void what_cannot_be_read_is_refused_with_the_rule() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Load.parse("holt:10"))
                .withMessage(
                        "workload holt must be one of"
                                + " hold, mm1, timer, bimodal, burst, shift, zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Load.parse("hold:1e6"))
                .withMessage("size of workload hold:1e6 must be a whole number, as in hold:10000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Load.parse("hold:0"))
                .withMessage("n 0 must be from 1 to 134217728");
    }
}
