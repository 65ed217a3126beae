package io.meshsim.part.istiod.push;

import io.meshsim.config.ResourceKey;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.xds.PushObserver.Cause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Updates merged in place while they are debounced; {@link #request} is their merger. */
public final class Batch {

    private final Set<ResourceKey> updated = new LinkedHashSet<>();
    private final Map<Reason, Integer> reasons = new TreeMap<>();
    private final List<Cause> causes = new ArrayList<>();
    private @Nullable PushContext context;
    private long startNanos;
    private boolean full;
    private boolean forced;
    private int updates;

    /** Adds a newer update and what caused it; the oldest start stays. */
    public void add(PushRequest newer, List<Cause> newCauses) {
        if (updates == 0) {
            startNanos = newer.startNanos();
        }
        if (newer.context() != null) {
            context = newer.context();
        }
        updated.addAll(newer.updated());
        newer.reasons().forEach((reason, count) -> reasons.merge(reason, count, Integer::sum));
        causes.addAll(newCauses);
        full |= newer.full();
        forced |= newer.forced();
        updates++;
    }

    /** All updates as one. */
    public PushRequest request() {
        return new PushRequest(updated, context, 0, startNanos, 0, full, forced, reasons);
    }

    /** What caused them. */
    public List<Cause> causes() {
        return List.copyOf(causes);
    }

    /** Number of merged updates. */
    public int updates() {
        return updates;
    }
}
