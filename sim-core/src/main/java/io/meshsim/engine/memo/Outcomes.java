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
 * @param <K> with equality and hash by content, cheap for those that are the same object
 */
public final class Outcomes<K, V> {

    private static final int FEW = 8;

    private final Map<K, WeakReference<V>> known = new LinkedHashMap<>();
    private int sweepAt = FEW;

    /** The outcome for a key, made now if nobody holds it. */
    public V get(K key, Supplier<V> maker) {
        V outcome = held(key);
        if (outcome == null) {
            outcome = maker.get();
            if (known.size() >= sweepAt) {
                sweep();
            }
            known.put(key, new WeakReference<>(outcome));
        }
        return outcome;
    }

    private @Nullable V held(K key) {
        WeakReference<V> reference = known.get(key);
        return reference == null ? null : reference.get();
    }

    private void sweep() {
        known.values().removeIf(reference -> reference.get() == null);
        sweepAt = Math.max(FEW, 2 * known.size());
    }
}
