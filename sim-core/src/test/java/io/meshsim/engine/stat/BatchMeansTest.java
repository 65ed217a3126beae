package io.meshsim.engine.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meshsim.engine.random.RandomStream;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;

/** Batch means give an interval from one run, in constant memory. */
class BatchMeansTest {

    @Test
    void batches_are_joined_in_pairs_when_there_are_thirty_two() {
        BatchMeans means = new BatchMeans();
        for (int i = 1; i <= 31; i++) {
            means.add(i);
        }
        assertThat(means.batches()).isEqualTo(31);
        assertThat(means.batchSize()).isEqualTo(1);

        means.add(32);
        assertThat(means.batches()).isEqualTo(16);
        assertThat(means.batchSize()).isEqualTo(2);
        assertThat(means.interval(0.95).mean()).isEqualTo(16.5);

        means.add(1_000);
        assertThat(means.batches()).isEqualTo(16);
        assertThat(means.count()).isEqualTo(33);
        assertThat(means.interval(0.95).mean()).isEqualTo(16.5);
    }

    @Test
    void the_mean_of_the_batches_is_the_mean_of_what_they_hold() {
        BatchMeans means = new BatchMeans();
        RandomStream stream = RandomStream.of(1, "batch means", "values");
        double sum = 0;
        for (int i = 0; i < 24 * 4_096; i++) {
            double value = stream.nextDouble();
            sum += value;
            means.add(value);
        }

        assertThat(means.batches()).isEqualTo(24);
        assertThat(means.batchSize()).isEqualTo(4_096);
        assertThat(means.interval(0.95).mean()).isCloseTo(sum / (24 * 4_096), within(1e-12));
    }

    @Test
    void correlation_tells_batches_that_are_too_short() {
        // Each value is 0.99 of the one before and a new draw: its memory is some hundred values.
        BatchMeans few = autoregressive(200, 1);
        BatchMeans many = autoregressive(200_000, 1);

        assertThat(few.lag1Correlation()).isGreaterThan(2 / StrictMath.sqrt(few.batches()));
        assertThat(many.lag1Correlation())
                .isBetween(
                        -2 / StrictMath.sqrt(many.batches()), 2 / StrictMath.sqrt(many.batches()));
    }

    @Test
    void correlation_is_the_one_of_the_definition() {
        BatchMeans means = new BatchMeans();
        assertThat(means.lag1Correlation()).isZero();
        for (double each : new double[] {1, 2, 3, 4, 5}) {
            means.add(each);
        }

        // distances -2 -1 0 1 2: products 2 + 0 + 0 + 2, squares 10
        assertThat(means.lag1Correlation()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void the_interval_of_a_long_dependent_run_holds_the_mean_nearly_as_often_as_it_says() {
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            held += autoregressive(20_000, seed).interval(0.95).contains(0) ? 1 : 0;
        }

        assertThat(Binomial.accepts(held, 200, 0.95, 0.999)).isTrue();
    }

    @Test
    void an_interval_that_takes_dependent_values_for_independent_seldom_holds_the_mean() {
        int held = 0;
        for (int seed = 0; seed < 50; seed++) {
            Tally tally = new Tally();
            feed(20_000, seed, tally::add);
            held += Interval.student(tally, 0.95).contains(0) ? 1 : 0;
        }

        // One standard error of the mean is too small by √((1 + 0.99) / (1 - 0.99)) = 14.
        assertThat(held).isLessThan(15);
    }

    @Test
    void a_reset_forgets_the_warm_up() {
        BatchMeans means = autoregressive(100, 1);
        means.reset();
        means.add(3);
        means.add(5);

        assertThat(means.batchSize()).isEqualTo(1);
        assertThat(means.interval(0.95).mean()).isEqualTo(4);
    }

    private static BatchMeans autoregressive(int length, long seed) {
        BatchMeans means = new BatchMeans();
        feed(length, seed, means::add);
        return means;
    }

    private static void feed(int length, long seed, DoubleConsumer sink) {
        RandomStream stream = RandomStream.of(seed, "batch means", "autoregressive");
        double value = stream.nextGaussian() / StrictMath.sqrt(1 - 0.99 * 0.99);
        for (int i = 0; i < length; i++) {
            sink.accept(value);
            value = 0.99 * value + stream.nextGaussian();
        }
    }
}
