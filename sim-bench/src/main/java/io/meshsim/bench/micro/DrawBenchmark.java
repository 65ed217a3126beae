package io.meshsim.bench.micro;

import io.meshsim.engine.random.Distribution;
import io.meshsim.engine.random.RandomStream;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One random number of ours, and of the JDK for comparison. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class DrawBenchmark {

    private static final Duration MEAN = Duration.ofMillis(5);

    private final RandomStream stream = RandomStream.of(1, "bench", "draws");
    private final Distribution exponential = Distribution.exponential(MEAN);
    private final Distribution lognormal = Distribution.lognormal(MEAN, 0.5);
    private final SplittableRandom splittable = new SplittableRandom(1);
    private final RandomGenerator xoshiro =
            RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(1);
    private long count;

    /** What JMH itself costs. */
    @Benchmark
    public long nothing() {
        return count += 3;
    }

    @Benchmark
    public long bits() {
        return stream.nextLong();
    }

    @Benchmark
    public int bounded() {
        return stream.nextInt(20);
    }

    @Benchmark
    public long exponentialNanos() {
        return exponential.sampleNanos(stream);
    }

    @Benchmark
    public long lognormalNanos() {
        return lognormal.sampleNanos(stream);
    }

    @Benchmark
    public long bitsOfSplittableRandom() {
        return splittable.nextLong();
    }

    @Benchmark
    public long bitsOfTheSameGeneratorInTheJdk() {
        return xoshiro.nextLong();
    }

    /** Not to be used for event times: it calls {@code Math.exp} on its slow path. */
    @Benchmark
    public double exponentialOfTheJdk() {
        return xoshiro.nextExponential();
    }
}
