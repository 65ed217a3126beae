package io.meshsim.bench.micro;

import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.Timer;
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

/** One call on a timer that is set far more often than it rings. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class TimerBenchmark {

    private static final long FAR_NANOS = 15_000_000_000L;

    private final Simulation sim = new Simulation(1, TieMode.FIRST_COME);
    private final Timer timer = sim.timer("timeout", () -> {});

    @Benchmark
    public long set() {
        timer.after(FAR_NANOS);
        return timer.deadlineNanos();
    }

    @Benchmark
    public long setAndCancel() {
        timer.after(FAR_NANOS);
        timer.cancel();
        return timer.deadlineNanos();
    }
}
