package io.meshsim.part.istiod.push;

import io.meshsim.config.ResourceKey;
import io.meshsim.part.istiod.context.PushContext;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What has to be pushed.
 *
 * <p>A changed service is named by its host: kind Service, its namespace, and the full host name.
 *
 * <p>Source: Istio 1.30 pilot/pkg/model/push_context.go (PushRequest, Merge, CopyMerge).
 *
 * @param updated what changed, in order of arrival
 * @param context to generate from; null until a push has one
 * @param push number of the push; 0 if it has none
 * @param startNanos when it was put into the queue
 * @param cause the trace record that led to it; 0 if none is known
 * @param full whether a new push context is needed and all types may be generated
 * @param forced whether every proxy gets everything
 * @param reasons how many updates had which reason
 */
public record PushRequest(
        Set<ResourceKey> updated,
        @Nullable PushContext context,
        long push,
        long startNanos,
        long cause,
        boolean full,
        boolean forced,
        Map<Reason, Integer> reasons) {

    public PushRequest {
        updated = Collections.unmodifiableSet(new LinkedHashSet<>(updated));
        reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    }

    /** One update; without a key it can only be forced. */
    public static PushRequest of(boolean full, Reason reason, ResourceKey... updated) {
        return new PushRequest(
                new LinkedHashSet<>(List.of(updated)), null, 0, 0, 0, full, false, once(reason));
    }

    /** A push of everything to everybody whom it reaches. */
    public static PushRequest forced(Reason reason) {
        return new PushRequest(new LinkedHashSet<>(), null, 0, 0, 0, true, true, once(reason));
    }

    /** The same with a context, as a push of that number, queued now because of a record. */
    public PushRequest queued(
            @Nullable PushContext newContext, long number, long nowNanos, long because) {
        return new PushRequest(
                updated, newContext, number, nowNanos, because, full, forced, reasons);
    }

    /** The same with fewer keys. */
    public PushRequest withUpdated(Set<ResourceKey> keys) {
        return new PushRequest(keys, context, push, startNanos, cause, full, forced, reasons);
    }

    /**
     * Both in one, as the push queue does it: this one's start and cause, the newer one's context.
     */
    public PushRequest merge(PushRequest newer) {
        Set<ResourceKey> keys = new LinkedHashSet<>(updated);
        keys.addAll(newer.updated);
        Map<Reason, Integer> counts = new TreeMap<>(reasons);
        newer.reasons.forEach((reason, count) -> counts.merge(reason, count, Integer::sum));
        return new PushRequest(
                keys,
                newer.context,
                Math.max(push, newer.push),
                startNanos,
                cause,
                full || newer.full,
                forced || newer.forced,
                counts);
    }

    private static Map<Reason, Integer> once(Reason reason) {
        Map<Reason, Integer> counts = new TreeMap<>();
        counts.put(reason, 1);
        return counts;
    }
}
