package io.meshsim.xds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks, or how it answers a response.
 *
 * @param names resources wanted, empty means all for wildcard types; on a delta stream those wanted
 *     from now on
 * @param version of the last accepted response; empty if none, and on a delta stream
 * @param nonce of the response that this answers; empty for the first request on a stream, and for
 *     a delta request that answers nothing
 * @param error why the response was rejected (NACK); null if it was not
 * @param delta what a delta request says besides; null for state of the world
 */
public record XdsRequest(
        XdsType type,
        Names names,
        String version,
        String nonce,
        @Nullable String error,
        @Nullable Delta delta) {

    /**
     * What only delta requests have.
     *
     * @param unsubscribed resources no longer wanted
     * @param held resources that the client has from an earlier stream
     */
    public record Delta(Names unsubscribed, Names held) {

        /** Nothing besides. */
        public static final Delta NONE = new Delta(Names.NONE, Names.NONE);

        /** What a client no longer wants, and what it has. */
        public static Delta of(List<String> unsubscribed, List<String> held) {
            return new Delta(Names.of(unsubscribed), Names.of(held));
        }
    }

    /** A request for the state of the world. */
    public XdsRequest(
            XdsType type,
            List<String> names,
            String version,
            String nonce,
            @Nullable String error) {
        this(type, Names.of(names), version, nonce, error, null);
    }

    /** The first request for a type on a stream. */
    public static XdsRequest subscribe(XdsType type, List<String> names) {
        return new XdsRequest(type, names, "", "", null);
    }

    /** A delta request that rejects nothing. */
    public static XdsRequest delta(
            XdsType type, List<String> subscribed, String nonce, Delta besides) {
        return new XdsRequest(type, Names.of(subscribed), "", nonce, null, besides);
    }
}
