package io.meshsim.mesh.measure;

import io.meshsim.xds.XdsType;
import java.util.EnumSet;
import java.util.Set;

/** What one proxy got of one push, and when. */
final class Delivery {

    final long push;
    final String proxy;
    final long dequeuedNanos;
    long generateNanos;
    long sendNanos;
    long bytes;
    long deliveredNanos = -1;
    long appliedNanos = -1;
    boolean skipped;
    private long markNanos;
    private final EnumSet<XdsType> outstanding = EnumSet.noneOf(XdsType.class);
    private final EnumSet<XdsType> types = EnumSet.noneOf(XdsType.class);

    Delivery(long push, String proxy, long nowNanos) {
        this.push = push;
        this.proxy = proxy;
        this.dequeuedNanos = nowNanos;
        this.markNanos = nowNanos;
    }

    void generated(long nowNanos) {
        generateNanos += nowNanos - markNanos;
        markNanos = nowNanos;
    }

    void sent(XdsType type, long sizeBytes, long nowNanos) {
        sendNanos += nowNanos - markNanos;
        markNanos = nowNanos;
        bytes += sizeBytes;
        outstanding.add(type);
        types.add(type);
    }

    void delivered(long nowNanos) {
        deliveredNanos = nowNanos;
        completeIfApplied(nowNanos);
    }

    void acked(XdsType type, long nowNanos) {
        outstanding.remove(type);
        completeIfApplied(nowNanos);
    }

    /** Whether the proxy had nothing to apply. */
    boolean concernsNobody() {
        return skipped || (deliveredNanos >= 0 && types.isEmpty());
    }

    /** The types that were sent, in the order of pushes. */
    Set<XdsType> types() {
        return types;
    }

    boolean isApplied() {
        return appliedNanos >= 0;
    }

    private void completeIfApplied(long nowNanos) {
        if (deliveredNanos >= 0 && outstanding.isEmpty() && appliedNanos < 0) {
            appliedNanos = nowNanos;
        }
    }
}
