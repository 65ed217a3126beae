package io.meshsim.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.engine.random.Distribution;
import io.meshsim.engine.random.RandomStream;
import io.meshsim.engine.stat.LatencyHistogram;
import io.meshsim.engine.station.Station;
import io.meshsim.engine.trace.Trace;
import io.meshsim.engine.trace.TraceRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of docs/engine.md. */
class EngineGuideTest {

    @Test
    void clock_and_event() {
        Simulation sim = new Simulation(42, TieMode.FIRST_COME);
        List<String> seen = new ArrayList<>();

        Event arrived = sim.event("arrived", row -> seen.add(sim.nowNanos() + ": " + row));
        arrived.after(20, 1);
        arrived.after(10, 2);
        sim.at(15, "look", () -> seen.add(sim.nowNanos() + ": look"));
        sim.runFor(100);

        assertThat(seen).containsExactly("10: 2", "15: look", "20: 1");
    }

    @Test
    void rows_and_timers() {
        Simulation sim = new Simulation(42, TieMode.FIRST_COME);
        List<Integer> late = new ArrayList<>();

        Rows requests = new Rows("requests");
        Timers timeout = sim.timers("timeout", row -> late.add(row));
        Event answered = sim.event("answered", row -> timeout.cancel(row));

        int quick = requests.take();
        timeout.reset(quick, 1_000);
        answered.after(300, quick);
        int slow = requests.take();
        timeout.reset(slow, 1_000);
        answered.after(3_000, slow);
        sim.runFor(10_000);

        assertThat(late).containsExactly(slow);
    }

    @Test
    void a_queue_with_one_server() {
        Simulation sim = new Simulation(42, TieMode.FIRST_COME);
        Distribution service = Distribution.exponential(Duration.ofMillis(7));
        RandomStream arrivals = sim.stream("client", "arrivals");
        RandomStream work = sim.stream("server", "work");
        Station server = new Station(sim, "server", 1);
        LatencyHistogram latency = new LatencyHistogram();
        List<Long> startedNanos = new ArrayList<>();

        Event done =
                sim.event("done", row -> latency.record(sim.nowNanos() - startedNanos.get(row)));
        Event[] arrive = new Event[1];
        arrive[0] =
                sim.event(
                        "arrive",
                        row -> {
                            startedNanos.add(sim.nowNanos());
                            server.submit(service.sampleNanos(work), done, row);
                            arrive[0].after((long) (10e6 * arrivals.nextExponential()), row + 1);
                        });
        arrive[0].after(0, 0);
        sim.runFor(Duration.ofMinutes(10).toNanos());

        // M/M/1 at load 0.7: the mean time in the system is 7 ms / (1 - 0.7) = 23.3 ms
        assertThat(latency.meanNanos()).isBetween(22e6, 25e6);
        assertThat(server.utilisation()).isBetween(0.69, 0.71);
    }

    @Test
    void trace_and_causes() {
        EngineSettings causes = EngineSettings.DEFAULT.withTracing(Tracing.CAUSES);
        Simulation sim = new Simulation(42, causes);
        Trace trace = sim.trace();
        int istiod = trace.name("istiod");
        int change = trace.name("change");
        int push = trace.name("push");

        Timer debounce = sim.timer("debounce", () -> trace.record(istiod, push, 0, 0));
        Event changed =
                sim.event(
                        "changed",
                        row -> {
                            trace.record(istiod, change, 0, row);
                            debounce.after(100);
                        });
        changed.after(10, 1);
        changed.after(50, 2);
        sim.runFor(1_000);

        TraceRecord last = trace.last(1).get(0);
        assertThat(trace.chain(last.number()))
                .extracting(TraceRecord::what)
                .containsExactly("change", "push");
    }

    @Test
    void limits_end_a_run_that_stands_still() {
        Limits limits = Limits.DEFAULT.withEventsPerInstant(1_000);
        Simulation sim = new Simulation(42, EngineSettings.DEFAULT.withLimits(limits));
        Event[] again = new Event[1];
        again[0] = sim.event("again", row -> again[0].after(0, row));
        again[0].after(0, 7);

        assertThatThrownBy(() -> sim.runFor(1))
                .hasMessageContaining("time has stood still")
                .hasMessageContaining("again [7]");
    }
}
