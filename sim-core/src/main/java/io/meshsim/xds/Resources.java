package io.meshsim.xds;

import io.meshsim.engine.memo.Outcomes;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Resources in order. All who get the same share one object, which knows what would otherwise be
 * worked out for each of them.
 */
public final class Resources extends AbstractList<XdsResource> implements RandomAccess {

    private static final int TAILS_MAX = 1_024;

    private final List<XdsResource> inOrder;
    private final int hash;
    private final Outcomes<List<XdsResource>, Resources> longer = new Outcomes<>(TAILS_MAX);
    private long sizeBytes = -1;
    private @Nullable Names names;

    private Resources(List<XdsResource> resources) {
        this.inOrder = List.copyOf(resources);
        this.hash = inOrder.hashCode();
    }

    /** These resources; the same object if it is one already. */
    public static Resources of(List<XdsResource> resources) {
        return resources instanceof Resources already ? already : new Resources(resources);
    }

    /** These and others at the end; the same object whenever the same are added. */
    public Resources with(List<XdsResource> others) {
        return longer.get(
                List.copyOf(others),
                () -> {
                    List<XdsResource> all = new ArrayList<>(inOrder);
                    all.addAll(others);
                    return new Resources(all);
                });
    }

    /** Exact size of all encoded messages, in bytes. */
    public long sizeBytes() {
        if (sizeBytes < 0) {
            long sum = 0;
            for (XdsResource resource : inOrder) {
                sum += resource.sizeBytes();
            }
            sizeBytes = sum;
        }
        return sizeBytes;
    }

    /** Their names. */
    public Names names() {
        Names known = names;
        if (known == null) {
            known = Names.of(inOrder.stream().map(XdsResource::name).toList());
            names = known;
        }
        return known;
    }

    @Override
    public XdsResource get(int index) {
        return inOrder.get(index);
    }

    @Override
    public int size() {
        return inOrder.size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || super.equals(other);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
