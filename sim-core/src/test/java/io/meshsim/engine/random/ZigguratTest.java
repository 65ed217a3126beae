package io.meshsim.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The layers of a ziggurat fit its density, and its bits never change. */
class ZigguratTest {

    @Test
    void the_layers_of_the_exponential_close_at_the_top() {
        Layers layers =
                new Layers(
                        x -> StrictMath.exp(-x),
                        y -> -StrictMath.log(y),
                        ExponentialZiggurat.TAIL_EDGE,
                        ExponentialZiggurat.AREA);

        assertThatTheyClose(layers, ExponentialZiggurat.AREA);
        // the base: strip r exp(-r) and tail exp(-r)
        double edge = ExponentialZiggurat.TAIL_EDGE;
        assertThat((edge + 1) * Math.exp(-edge)).isCloseTo(ExponentialZiggurat.AREA, within(1e-17));
    }

    @Test
    void the_layers_of_the_normal_close_at_the_top() {
        Layers layers =
                new Layers(
                        x -> StrictMath.exp(-x * x / 2),
                        y -> StrictMath.sqrt(-2 * StrictMath.log(y)),
                        NormalZiggurat.TAIL_EDGE,
                        NormalZiggurat.AREA);

        assertThatTheyClose(layers, NormalZiggurat.AREA);
        // the base: strip r exp(-r^2/2) and tail sqrt(pi/2) erfc(r/sqrt 2), the latter by its
        // asymptotic series exp(-r^2/2)/r (1 - 1/r^2 + 3/r^4 - ...), whose terms are at best 1e-4
        double r = NormalZiggurat.TAIL_EDGE;
        double r2 = r * r;
        double tail = Math.exp(-r2 / 2) / r * (1 - 1 / r2 + 3 / (r2 * r2) - 15 / (r2 * r2 * r2));
        assertThat(r * Math.exp(-r2 / 2) + tail).isCloseTo(NormalZiggurat.AREA, within(1e-5));
    }

    /** The topmost layer has the area of the others, and most draws need no second look. */
    private static void assertThatTheyClose(Layers layers, double area) {
        int top = Layers.COUNT - 1;
        double topArea = layers.width[top] * Layers.POINTS * (1 - layers.height[top]);
        assertThat(topArea).isCloseTo(area, within(1e-15));
        double sure = 0;
        for (long points : layers.sure) {
            sure += points / Layers.POINTS / Layers.COUNT;
        }
        assertThat(sure).isBetween(0.975, 0.99);
    }

    @Test
    void draws_are_those_of_another_implementation() {
        // draws 291 to 295 with state 1, 2, 3, 4, by a program written for this in Python from the
        // definition of the layers; to 14 digits, as its log and exp may differ in the last bit
        assertThat(draws(RandomStream::nextExponential, 290, 5))
                .usingComparatorWithPrecision(1e-14)
                .containsExactly(
                        0.17132098809868138,
                        0.7104777740380309,
                        0.11217708784127757,
                        0.5934692363981813,
                        1.9310169544346334);
        assertThat(draws(RandomStream::nextGaussian, 290, 5))
                .usingComparatorWithPrecision(1e-14)
                .containsExactly(
                        0.9067499405863592,
                        -1.2959520146123784,
                        -0.06336597934354495,
                        0.5408455175050438,
                        -0.27614281007808256);
    }

    private static double[] draws(ToDoubleFunction<RandomStream> draw, int skip, int count) {
        RandomStream stream = RandomStream.ofState(1, 2, 3, 4);
        return DoubleStream.generate(() -> draw.applyAsDouble(stream))
                .skip(skip)
                .limit(count)
                .toArray();
    }

    @Test
    void exponential_bits_are_the_same_on_every_jvm() {
        assertThat(hashOfDraws(RandomStream::nextExponential)).isEqualTo("4eba4f1acc8f55e5");
    }

    @Test
    void normal_bits_are_the_same_on_every_jvm() {
        assertThat(hashOfDraws(RandomStream::nextGaussian)).isEqualTo("2f8947f8a74ac06b");
    }

    /** A hundred thousand draws; some two thousand of them look at a wedge or at the tail. */
    private static String hashOfDraws(ToDoubleFunction<RandomStream> draw) {
        RandomStream stream = RandomStream.ofState(1, 2, 3, 4);
        long hash = 0;
        for (int i = 0; i < 100_000; i++) {
            hash = Hash64.mix(hash ^ Double.doubleToRawLongBits(draw.applyAsDouble(stream)));
        }
        return Long.toHexString(hash);
    }
}
