package io.meshsim.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.bench.work.Load;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All engines do the same work in the same order. */
class OrderTest {

    private static final long OPS = 20_000;

    private static final List<Load> LOADS =
            Stream.of(
                            "hold:100",
                            "hold:20000",
                            "mm1:1",
                            "timer:1000",
                            "bimodal:1000",
                            "burst:1000",
                            "shift:1000",
                            "zero:1000")
                    .map(Load::parse)
                    .toList();

    static Stream<Arguments> contenders_and_loads() {
        return Contender.all().stream()
                .filter(Contender::runsFirstComeFirstServed)
                .flatMap(
                        contender ->
                                LOADS.stream()
                                        .filter(contender::does)
                                        .map(load -> Arguments.of(contender, load)));
    }

    /** 20,000 pending events share 8,192 different gaps, so many fall on one instant. */
    @ParameterizedTest
    @MethodSource("contenders_and_loads")
    void every_engine_runs_the_events_in_the_order_of_the_plain_heap(Contender contender, Load load)
            throws Exception {
        long expected = Worker.orderHash(Contender.HEAP4, load, OPS);

        assertThat(Worker.orderHash(contender, load, OPS)).isEqualTo(expected);
    }

    @Test
    void shuffled_ties_give_another_order_which_repeats() throws Exception {
        Load allAtOneInstant = Load.parse("burst:1000");

        long once = Worker.orderHash(Contender.MESHSIM_SHUFFLED, allAtOneInstant, OPS);
        long twice = Worker.orderHash(Contender.MESHSIM_SHUFFLED, allAtOneInstant, OPS);

        assertThat(once)
                .isEqualTo(twice)
                .isNotEqualTo(Worker.orderHash(Contender.HEAP4, allAtOneInstant, OPS));
    }
}
