package io.meshsim.bench.micro;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.random.RandomStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One event of a chain of which each schedules the next: the queue is nearly empty, so what is seen
 * is the loop and the call. With more kinds, which one comes next cannot be foreseen.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
@OperationsPerInvocation(DispatchBenchmark.EVENTS)
public class DispatchBenchmark {

    static final int EVENTS = 1000;

    @Param({"1", "2", "8"})
    private int kinds;

    private Simulation sim = new Simulation(1, TieMode.FIRST_COME);
    private Event[] events = {};
    private RandomStream stream = sim.stream("bench", "kinds");
    private long sum;

    @Setup
    public void build() {
        sim = new Simulation(1, TieMode.FIRST_COME);
        stream = sim.stream("bench", "kinds");
        events =
                new Event[] {
                    sim.event("add", row -> next(sum + row)),
                    sim.event("xor", row -> next(sum ^ row)),
                    sim.event("subtract", row -> next(sum - row)),
                    sim.event("triple", row -> next(sum + 3L * row)),
                    sim.event("or", row -> next(sum | row)),
                    sim.event("five", row -> next(sum + 5)),
                    sim.event("nine", row -> next(sum ^ 9)),
                    sim.event("two", row -> next(sum + 2))
                };
        next(0);
    }

    @Benchmark
    public long event() {
        sim.runFor(EVENTS);
        return sum;
    }

    private void next(long newSum) {
        sum = newSum;
        int kind = stream.nextInt(kinds);
        events[kind].after(1, kind);
    }
}
