package io.meshsim.part.proxy;

import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of one type on the stream, and what was last accepted of it. */
final class Subscription {

    private final XdsType type;
    private List<String> names = List.of();
    private String version = "";
    private String nonce = "";
    private boolean started;
    private boolean accepted;

    Subscription(XdsType type) {
        this.type = type;
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

    /** A new stream: nothing was answered on it. */
    void newStream() {
        nonce = "";
    }

    XdsRequest request(List<String> wanted) {
        return request(wanted, null);
    }

    XdsRequest ack(String newVersion, String newNonce, List<String> wanted) {
        version = newVersion;
        nonce = newNonce;
        accepted = true;
        return request(wanted, null);
    }

    XdsRequest nack(String newNonce, List<String> wanted, String error) {
        nonce = newNonce;
        return request(wanted, error);
    }

    private XdsRequest request(List<String> wanted, @Nullable String error) {
        started = true;
        names = wanted;
        return new XdsRequest(type, wanted, version, nonce, error);
    }
}
