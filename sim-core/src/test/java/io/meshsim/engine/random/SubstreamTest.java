package io.meshsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Streams, and the same stream in other replications, have nothing to do with each other. */
class SubstreamTest {

    private static final int DRAWS = 5_000;

    @Test
    void no_two_streams_share_a_draw() {
        // 8 * 5000 draws of 64 bits: chance makes two of them equal with a probability of 4e-11
        LongStream draws =
                streams().stream()
                        .flatMapToLong(
                                stream -> LongStream.generate(stream::nextLong).limit(DRAWS));

        assertThat(draws.distinct().count()).isEqualTo(8L * DRAWS);
    }

    @Test
    void no_two_streams_are_correlated() {
        List<double[]> draws = new ArrayList<>();
        for (RandomStream stream : streams()) {
            double[] uniform = new double[DRAWS];
            for (int i = 0; i < DRAWS; i++) {
                uniform[i] = stream.nextDouble() - 0.5;
            }
            draws.add(uniform);
        }

        // 28 pairs at 0.999 each: at most one seed in 35 would fail
        double bound = 3.29 / Math.sqrt(DRAWS);
        for (int i = 0; i < draws.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(correlation(draws.get(i), draws.get(j))).isBetween(-bound, bound);
            }
            assertThat(correlation(draws.get(i), draws.get(i))).isGreaterThan(0.9);
        }
    }

    @Test
    void a_replication_has_one_seed_for_ever() {
        // SplitMix64 whose state starts at the mixed seed
        long mixed = Hash64.mix(1);

        assertThat(RandomStream.seedOfReplication(1, 0))
                .isEqualTo(Hash64.mix(mixed + 0x9e3779b97f4a7c15L));
        assertThat(RandomStream.seedOfReplication(1, 0))
                .isNotEqualTo(RandomStream.seedOfReplication(1, 1))
                .isNotEqualTo(RandomStream.seedOfReplication(2, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomStream.seedOfReplication(1, -1))
                .withMessage("replication -1 must not be negative; the first is 0");
    }

    /** Neighbours in everything that makes a key. */
    private static List<RandomStream> streams() {
        return List.of(
                RandomStream.of(1, "app/a-1", "work"),
                RandomStream.of(2, "app/a-1", "work"),
                RandomStream.of(1, "app/a-2", "work"),
                RandomStream.of(1, "app/a-1", "errors"),
                RandomStream.of(RandomStream.seedOfReplication(1, 0), "app/a-1", "work"),
                RandomStream.of(RandomStream.seedOfReplication(1, 1), "app/a-1", "work"),
                RandomStream.of(RandomStream.seedOfReplication(1, 2), "app/a-1", "work"),
                RandomStream.of(RandomStream.seedOfReplication(2, 0), "app/a-1", "work"));
    }

    private static double correlation(double[] left, double[] right) {
        double product = 0;
        double leftSquare = 0;
        double rightSquare = 0;
        for (int i = 0; i < left.length; i++) {
            product += left[i] * right[i];
            leftSquare += left[i] * left[i];
            rightSquare += right[i] * right[i];
        }
        return product / Math.sqrt(leftSquare * rightSquare);
    }
}
