package io.meshsim.bench.mesh.measure;

import io.meshsim.bench.mesh.MeshModel;
import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.random.Distribution;
import io.meshsim.mesh.MeshSpec;
import io.meshsim.mesh.RunningMesh;
import java.lang.ref.Reference;
import java.time.Duration;

/**
 * What a mesh takes of the heap, from the difference between two sizes.
 *
 * <p>A sidecar is what a pod with one takes more than a pod without: proxy and agent, their state
 * of thirty upstream endpoints, and what istiod keeps about them; config that others share is in
 * both sizes.
 */
final class Memory {

    private static final Distribution ENDLESS = Distribution.constant(Duration.ofHours(1));
    private static final double NANOS_PER_SECOND = 1e9;

    /** Just below powers of two, where tables that double are full. */
    private static final int FEW_CALLS = 250_000;

    private static final int MANY_CALLS = 510_000;

    private Memory() {}

    /** Bytes per call that is under way. */
    static double perCall(int services) {
        int pods = MeshModel.PODS_PER_SERVICE;
        RunningMesh mesh = settled(MeshModel.spec(services, pods, ENDLESS, true));
        double callsPerSecond = services * MeshModel.callsPerSecond(pods);
        mesh.runForNanos((long) (FEW_CALLS / callsPerSecond * NANOS_PER_SECOND));
        long few = usedBytes(mesh);
        int more = MANY_CALLS - FEW_CALLS;
        mesh.runForNanos((long) (more / callsPerSecond * NANOS_PER_SECOND));
        return (usedBytes(mesh) - few) / (double) more;
    }

    /** Bytes per sidecar. */
    static double perSidecar(int services) {
        return perPod(services, true) - perPod(services, false);
    }

    private static double perPod(int services, boolean sidecars) {
        int pods = MeshModel.PODS_PER_SERVICE;
        long small = used(MeshModel.spec(services, pods, MeshModel.WORK, sidecars));
        long big = used(MeshModel.spec(services, 2 * pods, MeshModel.WORK, sidecars));
        return (big - small) / (double) (services * pods);
    }

    private static long used(MeshSpec spec) {
        long before = usedBytes(spec);
        return usedBytes(settled(spec)) - before;
    }

    private static RunningMesh settled(MeshSpec spec) {
        RunningMesh mesh = new RunningMesh(spec, MeshModel.SEED, EngineSettings.DEFAULT);
        mesh.settle();
        return mesh;
    }

    /** All that is used, that which is held included. */
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
