package io.meshsim.bench.mesh;

import io.meshsim.engine.random.Hash64;
import io.meshsim.mesh.result.LatencyPoint;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.TopologyResult.Edge;
import java.util.List;

/** A mesh under load, however it was written. */
public interface MeshRun {

    /** Lets simulated time pass. */
    void runForNanos(long nanos);

    /** Calls that have ended. */
    long calls();

    /** All calls of clients. */
    RequestResult clients();

    /** Calls by the service and version that answered. */
    List<RequestResult> byVersion();

    /** Calls by who called whom. */
    List<Edge> edges();

    /** Calls second by second. */
    List<LatencyPoint> points();

    /** Whatever the run counts as istio_requests_total, as lines of labels and value, sorted. */
    List<String> requestsTotal();

    /**
     * What one call that ended adds to the hash of a run; the order does not count, as calls may
     * end at one instant.
     */
    static long hash(long root, long latencyNanos, int status) {
        return Hash64.mix(Hash64.mix(Hash64.mix(root) ^ latencyNanos) ^ status);
    }
}
