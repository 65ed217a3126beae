package io.meshsim.part.istiod.push;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proxies that wait for their push, first come, first served, each with one merged request.
 *
 * <p>A proxy whose push is under way is set aside with what comes meanwhile, and goes to the tail
 * when its push is done.
 *
 * <p>Source: Istio 1.30 pilot/pkg/xds/pushqueue.go.
 *
 * @param <P> the proxies
 */
public final class PushQueue<P> {

    /** A proxy whose turn came, and what to push to it. */
    public record Turn<P>(P proxy, PushRequest request) {}

    private final Map<P, PushRequest> pending = new LinkedHashMap<>();
    private final Map<P, @Nullable PushRequest> processing = new LinkedHashMap<>();

    /** Adds a request; one that waits already is merged and keeps its place. */
    public void enqueue(P proxy, PushRequest request) {
        if (processing.containsKey(proxy)) {
            PushRequest aside = processing.get(proxy);
            processing.put(proxy, aside == null ? request : aside.merge(request));
            return;
        }
        PushRequest waiting = pending.get(proxy);
        pending.put(proxy, waiting == null ? request : waiting.merge(request));
    }

    /** The first in line, or null if nobody waits; it counts as being pushed until it is done. */
    public @Nullable Turn<P> dequeue() {
        Iterator<Map.Entry<P, PushRequest>> entries = pending.entrySet().iterator();
        if (!entries.hasNext()) {
            return null;
        }
        Map.Entry<P, PushRequest> first = entries.next();
        Turn<P> turn = new Turn<>(first.getKey(), first.getValue());
        entries.remove();
        processing.put(turn.proxy(), null);
        return turn;
    }

    /** Ends a proxy's push; what was set aside goes to the tail. */
    public void markDone(P proxy) {
        PushRequest aside = processing.remove(proxy);
        if (aside != null) {
            pending.put(proxy, aside);
        }
    }

    /** Proxies that wait; those being pushed do not count. */
    public int pending() {
        return pending.size();
    }

    /** Whether nobody waits or is being pushed. */
    public boolean isQuiet() {
        return pending.isEmpty() && processing.isEmpty();
    }

    /** Forgets everybody. */
    public void clear() {
        pending.clear();
        processing.clear();
    }
}
