package io.meshsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;
import org.junit.jupiter.api.Test;

/** Draws are those of xoshiro256++, uniform where they should be, and private to their stream. */
class RandomStreamTest {

    @Test
    void draws_are_those_of_the_published_generator() {
        RandomStream stream = RandomStream.ofState(1, -2, 0x1234_5678_9abc_def0L, 4);
        XoShiRo256PlusPlus oracle = new XoShiRo256PlusPlus(1, -2, 0x1234_5678_9abc_def0L, 4);

        for (int i = 0; i < 1_000; i++) {
            assertThat(stream.nextLong()).isEqualTo(oracle.nextLong());
        }
    }

    @Test
    void the_first_draws_are_the_published_ones() {
        RandomStream stream = RandomStream.ofState(1, 2, 3, 4);

        // the reference implementation, prng.di.unimi.it/xoshiro256plusplus.c, state 1, 2, 3, 4;
        // the
        // first two by hand: 5 * 2^23 + 1, then 7 * 2^23 + 96 + 7
        assertThat(LongStream.generate(stream::nextLong).limit(10).mapToObj(Long::toUnsignedString))
                .containsExactly(
                        "41943041",
                        "58720359",
                        "3588806011781223",
                        "3591011842654386",
                        "9228616714210784205",
                        "9973669472204895162",
                        "14011001112246962877",
                        "12406186145184390807",
                        "15849039046786891736",
                        "10450023813501588000");
    }

    @Test
    void a_double_is_the_upper_53_bits() {
        RandomStream stream = RandomStream.ofState(1, 2, 3, 4);
        XoShiRo256PlusPlus oracle = new XoShiRo256PlusPlus(1, 2, 3, 4);

        for (int i = 0; i < 1_000; i++) {
            double draw = stream.nextDouble();
            assertThat(draw).isEqualTo((oracle.nextLong() >>> 11) / (double) (1L << 53));
            assertThat(draw).isBetween(0.0, Math.nextDown(1.0));
        }
    }

    @Test
    void the_key_is_mixed_as_documented() {
        // SplitMix64 with state 0 gives these numbers first (Steele et al., reference code)
        long gamma = 0x9e3779b97f4a7c15L;

        assertThat(Hash64.mix(gamma)).isEqualTo(0xe220a8397b1dcdafL);
        assertThat(Hash64.mix(2 * gamma)).isEqualTo(0x6e789e6aa1b965f4L);
        assertThat(Hash64.mix(3 * gamma)).isEqualTo(0x06c45d188009454fL);
    }

    @Test
    void mixing_multiples_of_the_gamma_is_splitmix64() {
        // the reference implementation, prng.di.unimi.it/splitmix64.c, state 1234567
        long gamma = 0x9e3779b97f4a7c15L;

        assertThat(
                        LongStream.rangeClosed(1, 5)
                                .map(i -> Hash64.mix(1234567 + i * gamma))
                                .mapToObj(Long::toUnsignedString))
                .containsExactly(
                        "6457827717110365317",
                        "3203168211198807973",
                        "9817491932198370423",
                        "4593380528125082431",
                        "16408922859458223821");
    }

    @Test
    void a_new_consumer_changes_nobody_elses_draws() {
        RandomStream alone = RandomStream.of(5, "client", "arrivals");
        List<Long> before = LongStream.range(0, 10).mapToObj(i -> alone.nextLong()).toList();

        RandomStream shared = RandomStream.of(5, "client", "arrivals");
        RandomStream other = RandomStream.of(5, "client", "service");
        List<Long> after =
                LongStream.range(0, 10)
                        .mapToObj(
                                i -> {
                                    other.nextLong();
                                    return shared.nextLong();
                                })
                        .toList();

        assertThat(after).isEqualTo(before);
    }

    @Test
    void seed_owner_and_purpose_each_make_another_stream() {
        List<Long> first =
                List.of(
                        RandomStream.of(1, "a", "b").nextLong(),
                        RandomStream.of(2, "a", "b").nextLong(),
                        RandomStream.of(1, "b", "a").nextLong(),
                        RandomStream.of(1, "ab", "").nextLong(),
                        RandomStream.of(1, "a", "c").nextLong(),
                        RandomStream.of(1, "c", "b").nextLong());

        assertThat(first).doesNotHaveDuplicates();
    }

    @Test
    void a_bounded_int_has_no_modulo_bias() {
        // bound / 2^32 = 3/8: without rejection the residues modulo 3 would get 3, 3, 2 of 8
        int bound = 3 << 29;
        RandomStream stream = RandomStream.of(1, "test", "int");
        long[] counts = new long[3];
        for (int i = 0; i < 30_000; i++) {
            counts[stream.nextInt(bound) % 3]++;
        }

        assertThat(chiSquare(counts)).isLessThan(13.8); // 2 degrees of freedom, 99.9 %
    }

    @Test
    void a_bounded_long_has_no_modulo_bias() {
        // 2^63 modulo bound = 2^61: without rejection the first third would get half of all
        long bound = 3L << 61;
        RandomStream stream = RandomStream.of(1, "test", "long");
        long[] counts = new long[3];
        for (int i = 0; i < 30_000; i++) {
            counts[(int) (stream.nextLong(bound) >>> 61)]++;
        }

        assertThat(chiSquare(counts)).isLessThan(13.8);
    }

    @Test
    void small_bounds_are_even_and_kept() {
        RandomStream stream = RandomStream.of(1, "test", "small");
        long[] counts = new long[6];
        for (int i = 0; i < 60_000; i++) {
            counts[stream.nextInt(6)]++;
        }

        assertThat(chiSquare(counts)).isLessThan(20.5); // 5 degrees of freedom, 99.9 %
        assertThat(stream.nextInt(1)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stream.nextInt(0))
                .withMessage("bound 0 must be positive");
        assertThatIllegalArgumentException().isThrownBy(() -> stream.nextLong(-1));
    }

    @Test
    void a_probability_of_zero_never_happens_and_of_one_always() {
        RandomStream stream = RandomStream.of(1, "test", "boolean");
        for (int i = 0; i < 1_000; i++) {
            assertThat(stream.nextBoolean(0)).isFalse();
            assertThat(stream.nextBoolean(1)).isTrue();
        }
    }

    private static double chiSquare(long[] counts) {
        double expected = (double) LongStream.of(counts).sum() / counts.length;
        return LongStream.of(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }
}
