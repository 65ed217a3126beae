package io.meshsim.engine.theory;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.stat.Interval;
import io.meshsim.engine.stat.Tally;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Whether a simulated queue agrees with a formula: Student's interval at 99.9 % over twenty
 * replications holds the value, and the interval of a queue that serves 5 % too slowly does not, so
 * that agreement means something.
 */
final class Agreement {

    private static final int REPLICATIONS = 20;
    private static final double CONFIDENCE = 0.999;

    private final List<QueueShown> right;
    private final List<QueueShown> wrong;

    private Agreement(QueueSetup setup) {
        right = replications(setup);
        wrong = replications(setup.withSlowerService());
    }

    static Agreement of(QueueSetup setup) {
        return new Agreement(setup);
    }

    Agreement on(String what, ToDoubleFunction<QueueShown> measure, double expected) {
        assertThat(interval(right, measure))
                .as("%s, by the formula %s", what, expected)
                .matches(interval -> interval.contains(expected), "holds the value");
        assertThat(interval(wrong, measure))
                .as("%s of a server 5 %% too slow, by the formula %s", what, expected)
                .matches(interval -> !interval.contains(expected), "does not hold the value");
        return this;
    }

    private static List<QueueShown> replications(QueueSetup setup) {
        return LongStream.rangeClosed(1, REPLICATIONS)
                .mapToObj(seed -> QueueModel.run(setup, seed))
                .toList();
    }

    private static Interval interval(List<QueueShown> runs, ToDoubleFunction<QueueShown> measure) {
        Tally tally = new Tally();
        runs.forEach(run -> tally.add(measure.applyAsDouble(run)));
        return Interval.student(tally, CONFIDENCE);
    }
}
