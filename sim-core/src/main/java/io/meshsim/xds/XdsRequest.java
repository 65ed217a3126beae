package io.meshsim.xds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks, or how it answers a response, state of the world.
 *
 * @param names resources wanted; empty means all for wildcard types
 * @param version of the last accepted response; empty if none
 * @param nonce of the response that this answers; empty for the first request on a stream
 * @param error why the response was rejected (NACK); null if it was not
 */
public record XdsRequest(
        XdsType type, List<String> names, String version, String nonce, @Nullable String error) {

    public XdsRequest {
        names = List.copyOf(names);
    }

    /** The first request for a type on a stream. */
    public static XdsRequest subscribe(XdsType type, List<String> names) {
        return new XdsRequest(type, names, "", "", null);
    }
}
