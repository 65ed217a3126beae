package io.meshsim.part.istiod;

import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.xds.Names;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A push, or the answer to a request, under way: type by type, each generated and then sent. */
final class Delivery {

    private final PushRequest request;
    private final @Nullable XdsType asked;
    private final Names names;
    private final Deque<XdsType> left;
    private long typeStartNanos;
    private long sendStartNanos;
    private long cause;
    private boolean first = true;
    private XdsType type = XdsType.CDS;
    private Portion portion = Portion.nothing();
    private @Nullable XdsResponse response;

    private Delivery(
            PushRequest request, @Nullable XdsType asked, Names names, List<XdsType> types) {
        this.request = request;
        this.asked = asked;
        this.names = names;
        this.left = new ArrayDeque<>(types);
    }

    static Delivery push(PushRequest request, List<XdsType> types) {
        return new Delivery(request, null, Names.NONE, types);
    }

    /** The names asked for of the first type, and all that is watched of the others. */
    static Delivery answer(PushRequest request, Names names, List<XdsType> types) {
        return new Delivery(request, types.get(0), names, types);
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
        return asked == null;
    }

    /** Whether names of this type were asked for; else it goes by what is watched. */
    boolean asks(XdsType some) {
        return asked == some;
    }

    /** Names asked for. */
    Names names() {
        return names;
    }

    @Nullable XdsType next() {
        return left.poll();
    }

    void generating(XdsType next, Portion made, long nowNanos) {
        type = next;
        portion = made;
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

    Portion portion() {
        return portion;
    }

    void sending(XdsResponse ready, long nowNanos) {
        response = ready;
        sendStartNanos = nowNanos;
    }

    /** The response has been sent, or never will be. */
    void gone() {
        response = null;
    }

    /** What has been generated and not sent. */
    @Nullable XdsResponse unsent() {
        return response;
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
