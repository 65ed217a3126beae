package io.meshsim.bench.micro;

import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.station.Station;
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

/** One job through a station with one server; whoever is done queues up again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
@OperationsPerInvocation(StationBenchmark.JOBS)
public class StationBenchmark {

    static final int JOBS = 1000;

    private static final long SERVICE_NANOS = 100;

    @Param({"1", "10", "1000"})
    private int customers;

    private Simulation sim = new Simulation(1, TieMode.FIRST_COME);

    @Setup
    public void build() {
        sim = new Simulation(1, TieMode.FIRST_COME);
        Station station = new Station(sim, "station", 1);
        Event[] again = new Event[1];
        again[0] = sim.event("done", row -> station.submit(SERVICE_NANOS, again[0], row));
        for (int row = 0; row < customers; row++) {
            station.submit(SERVICE_NANOS, again[0], row);
        }
    }

    @Benchmark
    public long job() {
        sim.runFor(JOBS * SERVICE_NANOS);
        return sim.nowNanos();
    }
}
