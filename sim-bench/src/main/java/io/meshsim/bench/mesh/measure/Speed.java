package io.meshsim.bench.mesh.measure;

import com.sun.management.ThreadMXBean;
import io.meshsim.bench.mesh.MeshRun;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast a mesh runs.
 *
 * @param callsPerSecond calls by second of wall time, the median of many short stretches
 * @param bytesPerCall what the simulation's thread allocates
 */
record Speed(double callsPerSecond, double bytesPerCall) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int STRETCH_CALLS = 20_000;
    private static final long PROBE_NANOS = 10_000_000;

    /** Lets a mesh run for a while, then measures it for a while, both in wall time. */
    static Speed of(MeshRun run, Duration warmUp, Duration measure) {
        long beganNanos = System.nanoTime();
        while (System.nanoTime() - beganNanos < warmUp.toNanos()) {
            run.runForNanos(PROBE_NANOS);
        }
        long stretchNanos = stretchNanos(run);
        long firstCall = run.calls();
        long firstByte = THREADS.getCurrentThreadAllocatedBytes();
        List<Double> rates = new ArrayList<>();
        long measuredNanos = System.nanoTime();
        do {
            rates.add(rate(run, stretchNanos));
        } while (System.nanoTime() - measuredNanos < measure.toNanos());
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - firstByte;
        rates.sort(null);
        return new Speed(rates.get(rates.size() / 2), (double) bytes / (run.calls() - firstCall));
    }

    /** Simulated time that holds enough calls for the clock. */
    private static long stretchNanos(MeshRun run) {
        long before = run.calls();
        run.runForNanos(PROBE_NANOS);
        return PROBE_NANOS * Math.max(1, STRETCH_CALLS / Math.max(1, run.calls() - before));
    }

    private static double rate(MeshRun run, long nanos) {
        long before = run.calls();
        long beganNanos = System.nanoTime();
        run.runForNanos(nanos);
        return (run.calls() - before) * NANOS_PER_SECOND / (System.nanoTime() - beganNanos);
    }
}
