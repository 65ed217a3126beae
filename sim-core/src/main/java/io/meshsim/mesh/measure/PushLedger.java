package io.meshsim.mesh.measure;

import io.meshsim.mesh.result.ChangeResult;
import io.meshsim.mesh.result.PushResult;
import io.meshsim.mesh.result.PushTypeResult;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Follows every push from the change that caused it to the last proxy that applied it. */
public final class PushLedger implements PushObserver {

    private final LongSupplier clock;
    private final TreeMap<Long, PushRecord> pushes = new TreeMap<>();
    private final Map<String, List<Delivery>> deliveries = new LinkedHashMap<>();
    private final Map<Long, String> istiods = new LinkedHashMap<>();
    private final Map<XdsType, Sent> sent = new EnumMap<>(XdsType.class);

    /** Sums over responses of one type. */
    private static final class Sent {
        private long responses;
        private long resources;
        private long bytes;
    }

    /** A ledger whose times come from the clock, in nanoseconds. */
    public PushLedger(LongSupplier clock) {
        this.clock = clock;
    }

    /** Notes which pushes are this istiod's, so that only its own are taken together. */
    public PushObserver startsOf(String istiod) {
        return new PushObserver() {
            @Override
            public void pushStarted(long push, boolean full, int updates, List<Cause> causes) {
                istiods.put(push, istiod);
            }
        };
    }

    @Override
    public void pushStarted(long push, boolean full, int updates, List<Cause> causes) {
        pushes.put(push, new PushRecord(push, full, updates, causes, clock.getAsLong()));
    }

    @Override
    public void contextReady(long push, int proxies) {
        PushRecord record = pushes.get(push);
        if (record != null) {
            record.contextReadyNanos = clock.getAsLong();
            record.queuedProxies = proxies;
        }
    }

    @Override
    public void dequeued(long push, String proxy) {
        deliveries
                .computeIfAbsent(proxy, ignored -> new ArrayList<>())
                .add(new Delivery(push, proxy, clock.getAsLong()));
    }

    @Override
    public void skipped(long push, String proxy) {
        Delivery delivery = find(push, proxy);
        if (delivery != null) {
            delivery.skipped = true;
        }
    }

    @Override
    public void generated(long push, String proxy, XdsType type) {
        Delivery delivery = find(push, proxy);
        if (delivery != null) {
            delivery.generated(clock.getAsLong());
        }
    }

    @Override
    public void sent(long push, String proxy, XdsType type, int count, long sizeBytes) {
        Sent sums = sent.computeIfAbsent(type, ignored -> new Sent());
        sums.responses++;
        sums.resources += count;
        sums.bytes += sizeBytes;
        Delivery delivery = find(push, proxy);
        if (delivery != null) {
            delivery.sent(type, sizeBytes, clock.getAsLong());
        }
    }

    @Override
    public void delivered(long push, String proxy) {
        Delivery delivery = find(push, proxy);
        if (delivery != null) {
            delivery.delivered(clock.getAsLong());
        }
    }

    @Override
    public void abandoned(long push, String proxy) {
        // The proxy will be sent everything on its next stream; this push no longer concerns it.
        skipped(push, proxy);
    }

    @Override
    public void disconnected(String proxy) {
        for (Delivery delivery : deliveries.getOrDefault(proxy, List.of())) {
            if (!delivery.isApplied()) {
                delivery.skipped = true;
            }
        }
    }

    @Override
    public void acked(long push, String proxy, XdsType type) {
        Delivery delivery = find(push, proxy);
        if (delivery != null) {
            delivery.acked(type, clock.getAsLong());
        }
    }

    /** Starts anew: earlier pushes are forgotten. */
    public void reset() {
        pushes.clear();
        deliveries.clear();
        istiods.clear();
        sent.clear();
    }

    /** Whether some proxy has not yet applied what it was sent. */
    public boolean isApplying() {
        for (List<Delivery> ofProxy : deliveries.values()) {
            Delivery last = ofProxy.get(ofProxy.size() - 1);
            if (!last.skipped && !last.isApplied()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the newest push of each istiod has reached every proxy that was queued for it. */
    public boolean newestHasConverged() {
        if (pushes.isEmpty()) {
            return false;
        }
        Map<String, PushRecord> newest = new LinkedHashMap<>();
        pushes.forEach((push, record) -> newest.put(istiods.getOrDefault(push, ""), record));
        return newest.values().stream().allMatch(this::hasConverged);
    }

    private boolean hasConverged(PushRecord newest) {
        List<Delivery> firsts = firstDeliveries(newest.push);
        return newest.queuedProxies >= 0
                && firsts.size() >= newest.queuedProxies
                && PushRecord.isComplete(firsts);
    }

    /** All pushes so far, in order; times count from {@code originNanos}. */
    public List<PushResult> pushes(long originNanos) {
        List<PushResult> results = new ArrayList<>();
        for (PushRecord push : pushes.values()) {
            results.add(push.result(firstDeliveries(push.push), originNanos));
        }
        return results;
    }

    /** All changes that were pushed so far, in order of their first push. */
    public List<ChangeResult> changes(long originNanos) {
        List<ChangeResult> results = new ArrayList<>();
        Map<List<Object>, Integer> seen = new LinkedHashMap<>();
        for (PushRecord push : pushes.values()) {
            for (ChangeResult change : push.changes(firstDeliveries(push.push), originNanos)) {
                add(change, results, seen);
            }
        }
        return results;
    }

    /** What another istiod has pushed too is one change. */
    private void add(
            ChangeResult change, List<ChangeResult> results, Map<List<Object>, Integer> seen) {
        List<Object> key = List.of(change.resource(), change.atNanos());
        Integer at = seen.get(key);
        if (at == null || isOfSame(results.get(at).push(), change.push())) {
            seen.put(key, results.size());
            results.add(change);
        } else {
            results.set(at, results.get(at).and(change));
        }
    }

    /** The types that a push sent to the pods whose {@code namespace/name} begins so. */
    public Set<XdsType> typesSent(long push, String podPrefix) {
        Set<XdsType> types = EnumSet.noneOf(XdsType.class);
        deliveries.forEach(
                (pod, ofProxy) -> {
                    Delivery delivery = pod.startsWith(podPrefix) ? find(push, pod) : null;
                    if (delivery != null) {
                        types.addAll(delivery.types());
                    }
                });
        return types;
    }

    /**
     * Responses by type, those that answered a proxy's request included; names only if there were
     * any.
     */
    public List<PushTypeResult> types() {
        List<PushTypeResult> results = new ArrayList<>();
        for (XdsType type : XdsType.values()) {
            Sent sums = sent.getOrDefault(type, new Sent());
            if (sums.responses > 0 || XdsType.ofProxies().contains(type)) {
                results.add(
                        new PushTypeResult(
                                type.name(), sums.responses, sums.resources, sums.bytes));
            }
        }
        return results;
    }

    /** For each proxy, the first delivery that carried this push or a later one. */
    private List<Delivery> firstDeliveries(long push) {
        List<Delivery> firsts = new ArrayList<>();
        for (List<Delivery> ofProxy : deliveries.values()) {
            for (Delivery delivery : ofProxy) {
                if (delivery.push >= push && isOfSame(delivery.push, push)) {
                    firsts.add(delivery);
                    break;
                }
            }
        }
        return firsts;
    }

    private boolean isOfSame(long push, long other) {
        return istiods.getOrDefault(push, "").equals(istiods.getOrDefault(other, ""));
    }

    private @Nullable Delivery find(long push, String proxy) {
        List<Delivery> ofProxy = deliveries.getOrDefault(proxy, List.of());
        for (int i = ofProxy.size() - 1; i >= 0; i--) {
            if (ofProxy.get(i).push == push) {
                return ofProxy.get(i);
            }
        }
        return null;
    }
}
