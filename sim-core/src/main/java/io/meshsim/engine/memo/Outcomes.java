package io.meshsim.engine.memo;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes by what they follow from, each known for as long as somebody holds it.
 *
 * <p>An outcome must depend on its key alone: whether it is remembered or worked out anew, which
 * the garbage collector decides, makes no difference but time.
 *
 * @param <K> with equality and hash by content, cheap for those that are the same object; it must
 *     not lead to older outcomes, for they would never go
 */
public final class Outcomes<K, V> {

    private static final int FEW = 8;

    private final int capacity;
    private @Nullable Map<K, WeakReference<V>> known;
    private int sweepAt = FEW;

    /** No outcomes yet; all are forgotten when there are more than the capacity. */
    public Outcomes(int capacity) {
        this.capacity = capacity;
    }

    /** The outcome for a key, made now if nobody holds it. */
    public V get(K key, Supplier<V> maker) {
        Map<K, WeakReference<V>> all = known;
        if (all == null) {
            all = new LinkedHashMap<>();
            known = all;
        }
        WeakReference<V> reference = all.get(key);
        V outcome = reference == null ? null : reference.get();
        if (outcome == null) {
            outcome = maker.get();
            sweep(all);
            all.put(key, new WeakReference<>(outcome));
        }
        return outcome;
    }

    private void sweep(Map<K, WeakReference<V>> all) {
        if (all.size() < sweepAt) {
            return;
        }
        all.values().removeIf(reference -> reference.get() == null);
        if (all.size() > capacity) {
            all.clear();
        }
        sweepAt = Math.max(FEW, 2 * all.size());
    }
}
