package io.meshsim.mesh.measure;

import io.meshsim.mesh.result.ChangeResult;
import io.meshsim.mesh.result.PushResult;
import io.meshsim.xds.PushObserver.Cause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One push as istiod made it. */
final class PushRecord {

    final long push;
    long contextReadyNanos;
    int queuedProxies = -1;
    private final boolean full;
    private final int updates;
    private final List<Cause> causes;
    private final long startedNanos;

    PushRecord(long push, boolean full, int updates, List<Cause> causes, long startedNanos) {
        this.push = push;
        this.full = full;
        this.updates = updates;
        this.causes = List.copyOf(causes);
        this.startedNanos = startedNanos;
        this.contextReadyNanos = startedNanos;
    }

    PushResult result(List<Delivery> firsts, long originNanos) {
        long bytes = 0;
        int proxies = 0;
        for (Delivery delivery : firsts) {
            bytes += delivery.push == push ? delivery.bytes : 0;
            proxies += delivery.concernsNobody() ? 0 : 1;
        }
        Delivery last = last(firsts);
        long converged = isComplete(firsts) ? endNanos(last) - originNanos : -1;
        return new PushResult(
                push, full, updates, proxies, bytes, startedNanos - originNanos, converged);
    }

    List<ChangeResult> changes(List<Delivery> firsts, long originNanos) {
        List<ChangeResult> results = new ArrayList<>();
        int proxies = 0;
        for (Delivery delivery : firsts) {
            proxies += delivery.concernsNobody() ? 0 : 1;
        }
        Delivery last = last(firsts);
        for (Cause cause : causes) {
            results.add(change(cause, last, proxies, isComplete(firsts), originNanos));
        }
        return results;
    }

    private ChangeResult change(
            Cause cause, @Nullable Delivery last, int proxies, boolean complete, long origin) {
        return new ChangeResult(
                cause.key().toString(),
                cause.writtenAtNanos() - origin,
                push,
                proxies,
                last == null ? "" : last.proxy,
                complete,
                cause.seenAtNanos() - cause.writtenAtNanos(),
                startedNanos - cause.seenAtNanos(),
                contextReadyNanos - startedNanos,
                last != null ? last.dequeuedNanos - contextReadyNanos : 0,
                last != null ? last.generateNanos : 0,
                last != null ? last.sendNanos : 0,
                last != null
                        ? endNanos(last) - last.dequeuedNanos - last.generateNanos - last.sendNanos
                        : 0);
    }

    private long endNanos(@Nullable Delivery last) {
        return last == null ? contextReadyNanos : last.appliedNanos;
    }

    static boolean isComplete(List<Delivery> firsts) {
        for (Delivery delivery : firsts) {
            if (!delivery.concernsNobody() && !delivery.isApplied()) {
                return false;
            }
        }
        return true;
    }

    /** The delivery that was applied last, of those that were. */
    private static @Nullable Delivery last(List<Delivery> firsts) {
        Delivery last = null;
        for (Delivery delivery : firsts) {
            boolean counts = !delivery.concernsNobody() && delivery.isApplied();
            if (counts && (last == null || delivery.appliedNanos > last.appliedNanos)) {
                last = delivery;
            }
        }
        return last;
    }
}
