package io.meshsim.mesh.measure;

import io.meshsim.mesh.result.LatencyPoint;
import io.meshsim.net.ResponseFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers second by second, and all of them together.
 *
 * <p>Only the running second is kept in detail; as time does not go back, one record is enough of
 * each second before it.
 */
final class LatencyPoints {

    private static final long POINT_NANOS = 1_000_000_000L;

    private final List<LatencyPoint> past = new ArrayList<>();
    private final RequestGroup before = new RequestGroup();
    private final RequestGroup running = new RequestGroup();
    private long originNanos;
    private long fromNanos;

    void add(long endedNanos, long latencyNanos, int status, ResponseFlag flag) {
        long sinceOriginNanos = endedNanos - originNanos;
        if (sinceOriginNanos - fromNanos >= POINT_NANOS) {
            close();
            fromNanos = sinceOriginNanos - sinceOriginNanos % POINT_NANOS;
        }
        running.add(latencyNanos, status, flag);
    }

    /** Forgets everything; seconds count from now. */
    void reset(long nowNanos) {
        originNanos = nowNanos;
        fromNanos = 0;
        past.clear();
        before.reset();
        running.reset();
    }

    /** The seconds in which there were answers. */
    List<LatencyPoint> points() {
        List<LatencyPoint> points = new ArrayList<>(past);
        if (running.count() > 0) {
            points.add(running.point(fromNanos));
        }
        return points;
    }

    /** Of all seconds. */
    RequestGroup all() {
        RequestGroup all = new RequestGroup();
        all.addAll(before);
        all.addAll(running);
        return all;
    }

    private void close() {
        if (running.count() > 0) {
            past.add(running.point(fromNanos));
            before.addAll(running);
            running.reset();
        }
    }
}
