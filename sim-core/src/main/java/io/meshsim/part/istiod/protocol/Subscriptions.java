package io.meshsim.part.istiod.protocol;

import io.meshsim.xds.Names;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stream watches, and what a request on it means: state of the world, or delta.
 *
 * <p>Source: Istio 1.30 pkg/xds/server.go (ShouldRespond), pilot/pkg/xds/delta.go
 * (shouldRespondDelta, deltaWatchedResources).
 */
public final class Subscriptions {

    /** What a request was. */
    public enum Meaning {
        NACK,
        UNSUBSCRIBE,
        SUBSCRIBE,
        STALE,
        ACK
    }

    /**
     * What to do.
     *
     * @param answer whether to send something
     * @param names of the resources to send, if it is no wildcard type
     */
    public record Verdict(Meaning meaning, boolean answer, Names names) {}

    private static final Names ALL = Names.of(List.of("*"));

    private final Map<XdsType, Watch> watches = new EnumMap<>(XdsType.class);

    /** What is watched of a type; null if nothing is. */
    public @Nullable Watch watch(XdsType type) {
        return watches.get(type);
    }

    /** Takes a request in. */
    public Verdict take(XdsRequest request) {
        if (request.error() != null) {
            return new Verdict(Meaning.NACK, false, Names.NONE);
        }
        XdsRequest.Delta delta = request.delta();
        if (delta != null) {
            return takeDelta(request, delta);
        }
        XdsType type = request.type();
        if (request.names().isEmpty() && !type.isWildcard()) {
            watches.remove(type);
            return new Verdict(Meaning.UNSUBSCRIBE, false, Names.NONE);
        }
        Watch watch = watches.get(type);
        if (request.nonce().isEmpty() || watch == null) {
            return subscribe(request);
        }
        if (!request.nonce().equals(watch.nonceSent())) {
            return new Verdict(Meaning.STALE, false, Names.NONE);
        }
        return acknowledged(request, watch);
    }

    private Verdict takeDelta(XdsRequest request, XdsRequest.Delta delta) {
        Watch watch = watches.get(request.type());
        Names asked = request.names().with(delta.held(), Names.NONE);
        if (watch == null) {
            Watch created = Watch.delta(asked.without(delta.unsubscribed()).without(ALL));
            watches.put(request.type(), created);
            return new Verdict(Meaning.SUBSCRIBE, true, created.names());
        }
        if (!request.nonce().isEmpty() && !request.nonce().equals(watch.nonceSent())) {
            return new Verdict(Meaning.STALE, false, Names.NONE);
        }
        boolean changed = watch.change(asked, delta.unsubscribed());
        boolean all = watch.takeAlwaysRespond();
        Meaning meaning = request.nonce().isEmpty() ? Meaning.SUBSCRIBE : Meaning.ACK;
        boolean plain = asked.isEmpty() && delta.unsubscribed().isEmpty();
        Names wanted = plain ? watch.names() : asked.without(delta.unsubscribed());
        return new Verdict(meaning, changed || all, wanted);
    }

    private Verdict subscribe(XdsRequest request) {
        Watch watch = Watch.world(request.names());
        watches.put(request.type(), watch);
        Watch endpoints = watches.get(XdsType.EDS);
        if (request.type() == XdsType.CDS && endpoints != null) {
            endpoints.setAlwaysRespond();
        }
        return new Verdict(Meaning.SUBSCRIBE, true, watch.names());
    }

    private static Verdict acknowledged(XdsRequest request, Watch watch) {
        Names added = request.names().without(watch.names());
        boolean removed = !watch.names().without(request.names()).isEmpty();
        watch.setNames(request.names());
        if (watch.takeAlwaysRespond()) {
            return new Verdict(Meaning.ACK, true, watch.names());
        }
        boolean changed = !added.isEmpty() || removed;
        boolean onlyRemovals = added.isEmpty() && !request.type().isWildcard();
        return new Verdict(Meaning.ACK, changed && !onlyRemovals, added);
    }

    /** How many resources the client holds, as far as is known. */
    public int held() {
        int held = 0;
        for (Watch watch : watches.values()) {
            held += watch.held();
        }
        return held;
    }

    /** Watched types in the order in which they are pushed. */
    public Iterable<XdsType> types() {
        return watches.keySet();
    }
}
