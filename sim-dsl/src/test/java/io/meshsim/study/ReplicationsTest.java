package io.meshsim.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.stat.Interval;
import io.meshsim.engine.stat.SequentialStopping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replications give the same results however many run side by side. */
class ReplicationsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void results_are_those_of_one_thread_in_the_order_of_the_replications(int threads) {
        Replications replications = Replications.of(20).seed(2024);

        Results results = replications.parallel(threads).run(ReplicationsTest::noisy);

        assertThat(results).isEqualTo(replications.run(ReplicationsTest::noisy));
        assertThat(results.values("number")).startsWith(1, 2, 3).endsWith(19, 20);
        assertThat(results.count()).isEqualTo(20);
    }

    @Test
    void each_replication_has_a_seed_of_its_own_and_each_base_seed_others() {
        Set<Long> seeds = new LinkedHashSet<>();
        for (int base = 0; base < 10; base++) {
            for (int number = 1; number <= 1_000; number++) {
                seeds.add(Replication.of(base, number).seed());
            }
        }

        assertThat(seeds).hasSize(10_000);
        assertThat(Replications.of(5).seed(7).run(ReplicationsTest::noisy))
                .isNotEqualTo(Replications.of(5).seed(8).run(ReplicationsTest::noisy));
    }

    @Test
    void more_replications_begin_with_the_same_ones() {
        Results five = Replications.of(5).run(ReplicationsTest::noisy);
        Results nine = Replications.of(9).run(ReplicationsTest::noisy);

        assertThat(nine.all()).startsWith(five.all().toArray(Responses[]::new));
    }

    @Test
    void intervals_are_students_or_drawn_from_the_results() {
        Results results = Replications.of(30).run(ReplicationsTest::noisy);

        Interval student = results.interval("noise", 0.95);
        Interval bootstrap = results.bootstrap("noise", 0.95);

        assertThat(student).isEqualTo(Interval.student(results.tally("noise"), 0.95));
        assertThat(bootstrap).isEqualTo(results.bootstrap("noise", 0.95));
        assertThat(bootstrap.halfWidth() / student.halfWidth()).isCloseTo(1, within(0.2));
        assertThat(results.toString())
                .contains("noise  " + student)
                .endsWith("30 replications, seed 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void they_end_when_the_interval_is_narrow_enough(int threads) {
        SequentialStopping rule = SequentialStopping.within(0.05, 0.95).between(5, 500);

        Results results =
                Replications.until("noise", rule).parallel(threads).run(ReplicationsTest::noisy);

        assertThat(results.interval("noise", 0.95).relativeHalfWidth()).isLessThanOrEqualTo(0.05);
        Results oneFewer = Replications.of(results.count() - 1).run(ReplicationsTest::noisy);
        assertThat(oneFewer.interval("noise", 0.95).relativeHalfWidth()).isGreaterThan(0.05);
        assertThat(results.count()).isBetween(6, 499);
    }

    @Test
    void they_end_at_the_maximum_if_it_is_never_narrow_enough() {
        SequentialStopping rule = SequentialStopping.within(1e-9, 0.95).between(2, 12);

        assertThat(Replications.until("noise", rule).run(ReplicationsTest::noisy).count())
                .isEqualTo(12);
    }

    @Test
    void common_random_numbers_show_a_difference_that_separate_ones_hide() {
        Comparison paired =
                Replications.of(10).compare(one -> queue(one, 1.0), one -> queue(one, 1.02));
        Results apart = Replications.of(10).seed(99).run(one -> queue(one, 1.02));

        Interval difference = paired.difference("total", 0.99);
        double spreadApart =
                paired.first().tally("total").variance() + apart.tally("total").variance();

        assertThat(difference.contains(0)).isFalse();
        assertThat(difference.mean()).isNegative();
        assertThat(paired.difference().tally("total").variance()).isLessThan(spreadApart / 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_comparison_may_go_on_until_its_difference_is_known(int threads) {
        SequentialStopping rule = SequentialStopping.within(0.02, 0.95).between(3, 200);

        Comparison comparison =
                Replications.until("total", rule)
                        .parallel(threads)
                        .compare(one -> queue(one, 1.0), one -> queue(one, 1.1));

        assertThat(comparison.difference("total", 0.95).relativeHalfWidth()).isLessThan(0.02);
        assertThat(comparison.first().count()).isEqualTo(comparison.second().count());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void the_first_that_fails_is_reported_with_its_seed(int threads) {
        long seed = Replication.of(2024, 3).seed();

        assertThatThrownBy(
                        () ->
                                Replications.of(9)
                                        .seed(2024)
                                        .parallel(threads)
                                        .run(ReplicationsTest::failsFromTheThirdOn))
                .isInstanceOfSatisfying(
                        ReplicationFailure.class,
                        failure ->
                                assertThat(failure.replication())
                                        .isEqualTo(new Replication(3, seed)))
                .hasMessage(
                        "replication 3 failed; seed "
                                + seed
                                + " repeats it alone: java.lang.AssertionError: no luck")
                .hasCauseInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void one_that_fails_after_the_end_is_none_of_the_results(int threads) {
        SequentialStopping rule = SequentialStopping.within(0.05, 0.95).between(2, 100);

        Results results =
                Replications.until("number", rule)
                        .parallel(threads)
                        .run(
                                one ->
                                        one.number() < 3
                                                ? Responses.of("number", 1)
                                                : failsFromTheThirdOn(one));

        assertThat(results.count()).isEqualTo(2);
    }

    @Test
    void one_thread_means_the_thread_of_the_caller() {
        List<Thread> seen = new ArrayList<>();
        Replications.of(3)
                .run(
                        one -> {
                            seen.add(Thread.currentThread());
                            return Responses.of("one", 1);
                        });

        assertThat(seen).containsOnly(Thread.currentThread());
    }

    @Test
    void a_rule_about_a_response_that_is_not_there_is_refused_at_the_first() {
        Replications replications =
                Replications.until("nose", SequentialStopping.within(0.05, 0.95));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> replications.run(ReplicationsTest::noisy))
                .withMessage("no response is called \"nose\"; there are [noise, number]");
    }

    @Test
    void numbers_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Replications.of(0))
                .withMessage("replications 0 must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Replications.of(1).parallel(0))
                .withMessage("threads 0 must be at least 1");
    }

    private static Responses noisy(Replication one) {
        RandomStream stream = RandomStream.of(one.seed(), "test", "noise");
        return Responses.of("noise", 10 + 2 * stream.nextGaussian()).and("number", one.number());
    }

    /** The total of a hundred exponential times, stretched. */
    private static Responses queue(Replication one, double stretch) {
        RandomStream stream = RandomStream.of(one.seed(), "test", "times");
        double total = 0;
        for (int i = 0; i < 100; i++) {
            total += stretch * stream.nextExponential();
        }
        return Responses.of("total", total);
    }

    private static Responses failsFromTheThirdOn(Replication one) {
        if (one.number() >= 3) {
            throw new AssertionError("no luck");
        }
        return noisy(one);
    }
}
