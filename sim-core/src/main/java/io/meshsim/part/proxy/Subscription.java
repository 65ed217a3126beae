package io.meshsim.part.proxy;

import io.meshsim.xds.Names;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsType;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of one type on the stream, and what was last accepted of it.
 *
 * <p>On a delta stream a request names only what is wanted from now on, and what no longer; the
 * first one on a stream says what is held from before. Source: Envoy xDS protocol, "Incremental
 * xDS".
 */
final class Subscription {

    private final XdsType type;
    private final boolean delta;
    private Names names = Names.NONE;
    private String version = "";
    private String nonce = "";
    private boolean started;
    private boolean accepted;

    Subscription(XdsType type, boolean delta) {
        this.type = type;
        this.delta = delta;
    }

    boolean isStarted() {
        return started;
    }

    /** Whether a response was ever accepted. */
    boolean hasAccepted() {
        return accepted;
    }

    String version() {
        return version;
    }

    /** Whether these names differ from those last asked for, in whatever order. */
    boolean differs(Names wanted) {
        return !names.hasSame(wanted);
    }

    /** The first request on a stream, with the names of what is held already. */
    XdsRequest first(Names wanted, Names held) {
        nonce = "";
        started = true;
        names = wanted;
        return delta
                ? XdsRequest.delta(type, wanted, "", new XdsRequest.Delta(Names.NONE, held))
                : worldRequest(wanted, null);
    }

    /**
     * A request for other names than before.
     *
     * @param again those that are needed anew though they were asked for before
     */
    XdsRequest request(Names wanted, Names again) {
        if (!delta) {
            return worldRequest(wanted, null);
        }
        started = true;
        Names added = wanted.without(names).with(again, Names.NONE);
        Names removed = names.without(wanted);
        names = wanted;
        return XdsRequest.delta(type, added, "", new XdsRequest.Delta(removed, Names.NONE));
    }

    XdsRequest ack(String newVersion, String newNonce, Names wanted) {
        version = newVersion;
        nonce = newNonce;
        accepted = true;
        return delta
                ? XdsRequest.delta(type, Names.NONE, newNonce, XdsRequest.Delta.NONE)
                : worldRequest(wanted, null);
    }

    XdsRequest nack(String newNonce, Names wanted, String error) {
        nonce = newNonce;
        return delta
                ? new XdsRequest(type, Names.NONE, "", newNonce, error, XdsRequest.Delta.NONE)
                : worldRequest(wanted, error);
    }

    private XdsRequest worldRequest(Names wanted, @Nullable String error) {
        started = true;
        names = wanted;
        return new XdsRequest(type, wanted, version, nonce, error);
    }
}
