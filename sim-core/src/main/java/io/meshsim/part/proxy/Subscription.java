package io.meshsim.part.proxy;

import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    private List<String> names = List.of();
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
    boolean differs(List<String> wanted) {
        return names.size() != wanted.size() || !names.containsAll(wanted);
    }

    /** The first request on a stream, with the names of what is held already. */
    XdsRequest first(List<String> wanted, List<String> held) {
        nonce = "";
        started = true;
        names = wanted;
        return delta
                ? XdsRequest.delta(type, wanted, "", new XdsRequest.Delta(List.of(), held))
                : worldRequest(wanted, null);
    }

    /**
     * A request for other names than before.
     *
     * @param again those that are needed anew though they were asked for before
     */
    XdsRequest request(List<String> wanted, List<String> again) {
        if (!delta) {
            return worldRequest(wanted, null);
        }
        started = true;
        Set<String> added = new LinkedHashSet<>(wanted);
        names.forEach(added::remove);
        added.addAll(again);
        Set<String> removed = new LinkedHashSet<>(names);
        wanted.forEach(removed::remove);
        names = wanted;
        XdsRequest.Delta besides = new XdsRequest.Delta(new ArrayList<>(removed), List.of());
        return XdsRequest.delta(type, new ArrayList<>(added), "", besides);
    }

    XdsRequest ack(String newVersion, String newNonce, List<String> wanted) {
        version = newVersion;
        nonce = newNonce;
        accepted = true;
        return delta
                ? XdsRequest.delta(type, List.of(), newNonce, XdsRequest.Delta.NONE)
                : worldRequest(wanted, null);
    }

    XdsRequest nack(String newNonce, List<String> wanted, String error) {
        nonce = newNonce;
        return delta
                ? new XdsRequest(type, List.of(), "", newNonce, error, XdsRequest.Delta.NONE)
                : worldRequest(wanted, error);
    }

    private XdsRequest worldRequest(List<String> wanted, @Nullable String error) {
        started = true;
        names = wanted;
        return new XdsRequest(type, wanted, version, nonce, error);
    }
}
