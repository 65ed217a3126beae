package io.meshsim.engine.station;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.Event;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.Tracing;
import io.meshsim.engine.trace.Trace;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A job that waited is due to whoever submitted it, not to the job before it. */
class StationCausesTest {

    private final Simulation sim =
            new Simulation(7, EngineSettings.DEFAULT.withTracing(Tracing.CAUSES));
    private final Trace trace = sim.trace();
    private final Event served = sim.event("served", row -> note("served " + row));

    @Test
    void in_a_queue() {
        Station station = new Station(sim, "worker", 1);
        submitAt(1, () -> station.submit(10, served, 1));
        submitAt(2, () -> station.submit(10, served, 2));
        sim.runFor(100);

        assertThat(chains()).contains("submitted at 1, served 1", "submitted at 2, served 2");
    }

    @Test
    void in_a_queue_for_cores_with_a_quota() {
        LimitedCores cores = new LimitedCores(sim, "cores", 1, CfsQuota.ofMillicores(500));
        submitAt(1, () -> cores.submit(10, served, 1));
        submitAt(2, () -> cores.submit(10, served, 2));
        sim.runFor(100);

        assertThat(chains()).contains("submitted at 1, served 1", "submitted at 2, served 2");
    }

    @Test
    void in_the_company_of_others() {
        ProcessorSharing core = new ProcessorSharing(sim, "core", 1);
        submitAt(1, () -> core.submit(10, served, 1));
        submitAt(2, () -> core.submit(10, served, 2));
        sim.runFor(100);

        assertThat(chains()).contains("submitted at 1, served 1", "submitted at 2, served 2");
    }

    @Test
    void at_a_semaphore() {
        Semaphore permits = new Semaphore(sim, "permits", 1);
        submitAt(1, () -> permits.acquire(1, served, 1));
        submitAt(2, () -> permits.acquire(1, served, 2));
        submitAt(3, () -> permits.release(1));
        sim.runFor(100);

        assertThat(chains()).contains("submitted at 1, served 1", "submitted at 2, served 2");
    }

    @Test
    void outside_and_inside_a_bounded_queue() {
        BoundedQueue queue = new BoundedQueue(sim, "queue", 1, FullPolicy.BLOCK);
        Event in = sim.event("in", row -> note("in " + row));
        submitAt(1, () -> queue.offer(1, in));
        submitAt(2, () -> queue.offer(2, in));
        submitAt(3, () -> queue.take(served));
        submitAt(4, () -> queue.take(served));
        submitAt(5, () -> queue.take(served));
        submitAt(6, () -> queue.offer(3, in));
        sim.runFor(100);

        assertThat(chains())
                .contains(
                        "submitted at 1, served 1",
                        "submitted at 2, in 2",
                        "submitted at 2, served 2",
                        "submitted at 6, served 3");
    }

    private void submitAt(long timeNanos, Runnable submission) {
        sim.at(
                timeNanos,
                "submit",
                () -> {
                    note("submitted at " + timeNanos);
                    submission.run();
                });
    }

    private void note(String what) {
        trace.record(0, trace.name(what), 0, 0);
    }

    private List<String> chains() {
        return LongStream.rangeClosed(1, trace.count())
                .mapToObj(
                        record ->
                                trace.chain(record).stream()
                                        .map(made -> made.what())
                                        .reduce((a, b) -> a + ", " + b)
                                        .orElse(""))
                .toList();
    }
}
