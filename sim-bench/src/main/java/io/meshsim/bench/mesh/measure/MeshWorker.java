package io.meshsim.bench.mesh.measure;

import io.meshsim.bench.mesh.MeshModel;
import io.meshsim.bench.mesh.MeshRun;
import io.meshsim.bench.mesh.Snapshot;
import io.meshsim.bench.mesh.WalkingMesh;
import io.meshsim.bench.mesh.naive.NaiveMesh;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process of its own for one measurement.
 *
 * <p>{@code settle SERVICES FILE NANOS} writes a snapshot and prints the hash of the calls that end
 * within this time; {@code check SERVICES FILE NANOS} prints that of the twin; {@code time SERVICES
 * FILE VARIANT THREADS WARM-UP MEASURE} prints speeds added up over the threads; {@code memory
 * SERVICES} prints bytes per call under way and per sidecar.
 */
final class MeshWorker {

    private MeshWorker() {}

    public static void main(String[] args) throws Exception {
        int services = Integer.parseInt(args[1]);
        Path file = Path.of(args.length > 2 ? args[2] : "");
        String answer =
                switch (args[0]) {
                    case "settle" -> settle(services, file, Long.parseLong(args[3]));
                    case "check" -> check(services, file, Long.parseLong(args[3]));
                    case "time" -> time(services, file, List.of(args).subList(3, 7));
                    case "memory" -> Memory.perCall(services) + " " + Memory.perSidecar(services);
                    default -> throw new IllegalArgumentException("unknown order " + args[0]);
                };
        System.out.println(Child.ANSWER + answer);
    }

    private static String settle(int services, Path file, long nanos) throws IOException {
        WalkingMesh mesh = new WalkingMesh(services, MeshModel.PODS_PER_SERVICE);
        mesh.snapshot().write(file);
        mesh.startHashing();
        mesh.runForNanos(nanos);
        return mesh.calls() + " calls, hash " + Long.toHexString(mesh.hash());
    }

    private static String check(int services, Path file, long nanos) throws IOException {
        NaiveMesh twin = new NaiveMesh(Snapshot.read(file), services);
        twin.runForNanos(nanos);
        return twin.calls() + " calls, hash " + Long.toHexString(twin.hash());
    }

    private static String time(int services, Path file, List<String> args) throws Exception {
        Variant variant = Variant.named(args.get(0));
        int threads = Integer.parseInt(args.get(1));
        CyclicBarrier allReady = new CyclicBarrier(threads);
        List<Callable<Speed>> replications = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            replications.add(
                    () -> {
                        MeshRun run = variant.make(services, file);
                        allReady.await();
                        return Speed.of(
                                run, Duration.parse(args.get(2)), Duration.parse(args.get(3)));
                    });
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        double callsPerSecond = 0;
        double bytesPerCall = 0;
        for (Future<Speed> replication : executor.invokeAll(replications)) {
            callsPerSecond += replication.get().callsPerSecond();
            bytesPerCall = Math.max(bytesPerCall, replication.get().bytesPerCall());
        }
        executor.shutdown();
        return callsPerSecond + " " + bytesPerCall;
    }
}
