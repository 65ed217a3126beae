package io.meshsim.part.istiod.generate;

import com.google.protobuf.Message;
import io.meshsim.xds.XdsResource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps resources, so that each distinct one is built once and shared.
 *
 * <p>A resource is kept under a value that says all it is made from, and under its message. So
 * nothing ever has to be removed for correctness; what was not asked for longest goes when the pool
 * is full.
 *
 * <p>Source of the size: Istio 1.30 pilot/pkg/features/tuning.go (PILOT_XDS_CACHE_SIZE).
 */
public final class ResourcePool {

    private static final int MOST = 60_000;

    private final Map<Object, XdsResource> bySpec = leastRecentlyUsed();
    private final Map<Object, XdsResource> byMessage = leastRecentlyUsed();

    /** The resource made from a spec, built now if it is not kept. */
    XdsResource get(Object spec, String name, Supplier<? extends Message> builder) {
        XdsResource known = bySpec.get(spec);
        if (known == null) {
            known = share(name, builder.get());
            bySpec.put(spec, known);
        }
        return known;
    }

    /** The resource with this message: the one that is kept, if there is one. */
    XdsResource share(String name, Message message) {
        XdsResource known = byMessage.get(message);
        if (known == null) {
            known = new XdsResource(name, message);
            byMessage.put(message, known);
        }
        return known;
    }

    private static Map<Object, XdsResource> leastRecentlyUsed() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.@Nullable Entry<Object, XdsResource> eldest) {
                return size() > MOST;
            }
        };
    }
}
