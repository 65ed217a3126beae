package io.meshsim.bench.micro;

import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.stat.LatencyHistogram;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One latency put into a histogram; the draw of the latency is part of each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class HistogramBenchmark {

    /** 2^30 ns are about a second. */
    private static final int SHIFT = 34;

    private final RandomStream stream = RandomStream.of(1, "bench", "latencies");
    private final LatencyHistogram fine = new LatencyHistogram();
    private final LatencyHistogram coarse =
            new LatencyHistogram(2, Duration.ofNanos(1000), Duration.ofHours(1));

    @Benchmark
    public long nothing() {
        return stream.nextLong() >>> SHIFT;
    }

    @Benchmark
    public void threeDigits() {
        fine.record(stream.nextLong() >>> SHIFT);
    }

    @Benchmark
    public void twoDigits() {
        coarse.record(stream.nextLong() >>> SHIFT);
    }
}
