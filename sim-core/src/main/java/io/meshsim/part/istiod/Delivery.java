package io.meshsim.part.istiod;

import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A push, or the answer to a request, under way: type by type, each generated and then sent. */
final class Delivery {

    private final PushRequest request;
    private final @Nullable Set<String> names;
    private final Deque<XdsType> left;
    private long typeStartNanos;
    private long sendStartNanos;
    private long cause;
    private boolean first = true;
    private XdsType type = XdsType.CDS;
    private List<XdsResource> resources = List.of();
    private @Nullable XdsResponse response;

    private Delivery(PushRequest request, @Nullable Set<String> names, List<XdsType> types) {
        this.request = request;
        this.names = names;
        this.left = new ArrayDeque<>(types);
    }

    static Delivery push(PushRequest request, List<XdsType> types) {
        return new Delivery(request, null, types);
    }

    static Delivery answer(PushRequest request, XdsType type, Set<String> names) {
        return new Delivery(request, names, List.of(type));
    }

    /** The trace record that led to all that it sends. */
    long cause() {
        return cause;
    }

    void dueTo(long record) {
        cause = record;
    }

    PushRequest request() {
        return request;
    }

    boolean isPush() {
        return names == null;
    }

    /** Names asked for; null for a push, which goes by what is watched. */
    @Nullable Set<String> names() {
        return names;
    }

    @Nullable XdsType next() {
        return left.poll();
    }

    void generating(XdsType next, List<XdsResource> made, long nowNanos) {
        type = next;
        resources = made;
        typeStartNanos = nowNanos;
    }

    /** Whether this is the first type; true once. */
    boolean takeFirst() {
        boolean was = first;
        first = false;
        return was;
    }

    XdsType type() {
        return type;
    }

    List<XdsResource> resources() {
        return resources;
    }

    void sending(XdsResponse ready, long nowNanos) {
        response = ready;
        sendStartNanos = nowNanos;
    }

    XdsResponse response() {
        if (response == null) {
            throw new AssertionError("nothing is being sent");
        }
        return response;
    }

    long typeStartNanos() {
        return typeStartNanos;
    }

    long sendStartNanos() {
        return sendStartNanos;
    }
}
