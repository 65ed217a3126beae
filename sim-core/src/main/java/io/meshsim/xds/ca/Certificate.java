package io.meshsim.xds.ca;

import io.meshsim.engine.time.SimTime;

/**
 * What a proxy shows to its peers: who it is, and from when to when that may be believed.
 *
 * @param identity such as {@code spiffe://cluster.local/ns/default/sa/reviews}
 * @param createdNanos simulation time of its beginning
 * @param expiresNanos simulation time of its end; from then on it is refused
 */
public record Certificate(String identity, long createdNanos, long expiresNanos) {

    public Certificate {
        if (expiresNanos <= createdNanos) {
            throw new IllegalArgumentException(
                    "certificate of "
                            + identity
                            + ": its end "
                            + SimTime.text(expiresNanos)
                            + " must be after its beginning "
                            + SimTime.text(createdNanos));
        }
    }

    /** Istio's name for a service account, in the trust domain cluster.local. */
    public static String identity(String namespace, String serviceAccount) {
        String account = serviceAccount.isEmpty() ? "default" : serviceAccount;
        return "spiffe://cluster.local/ns/" + namespace + "/sa/" + account;
    }

    /** Whether a peer accepts it at a time. */
    public boolean isValidAt(long nanos) {
        return nanos >= createdNanos && nanos < expiresNanos;
    }
}
