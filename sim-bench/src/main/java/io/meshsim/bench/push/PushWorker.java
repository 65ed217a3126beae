package io.meshsim.bench.push;

import io.meshsim.bench.mesh.measure.Child;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A process of its own for one measurement: {@code SIDECARS VIEWS WARM-UPS ROUNDS}. Answers with
 * the seconds until all sidecars had their first config, the median seconds of a push that changes
 * something, and of one that changes nothing, and the bytes in use.
 */
final class PushWorker {

    private static final double NANOS_PER_SECOND = 1e9;

    private PushWorker() {}

    public static void main(String[] args) {
        int warmUps = Integer.parseInt(args[2]);
        int rounds = Integer.parseInt(args[3]);
        long began = System.nanoTime();
        PushRun run = new PushRun(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        double first = secondsSince(began);
        List<Double> changes = new ArrayList<>();
        List<Double> repeats = new ArrayList<>();
        for (int round = -warmUps; round < rounds; round++) {
            double change = seconds(run::change);
            double repeat = seconds(run::repeat);
            if (round >= 0) {
                changes.add(change);
                repeats.add(repeat);
            }
        }
        long bytes = usedBytes(run);
        System.out.println(
                Child.ANSWER + first + " " + median(changes) + " " + median(repeats) + " " + bytes);
    }

    private static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return secondsSince(began);
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / NANOS_PER_SECOND;
    }

    private static double median(List<Double> all) {
        Collections.sort(all);
        return all.get(all.size() / 2);
    }

    private static long usedBytes(Object held) {
        try {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        } finally {
            Reference.reachabilityFence(held);
        }
    }
}
