package io.meshsim.part.istiod;

import java.util.Arrays;

/**
 * Texts that tell the responses on a stream apart; streams that are at the same response of the
 * same version share one, as thousands do after a push.
 */
final class Nonces {

    /** A power of two. */
    private static final int KEPT = 64;

    private final String[] versions = new String[KEPT];
    private final long[] responses = new long[KEPT];
    private final String[] texts = new String[KEPT];

    Nonces() {
        Arrays.fill(versions, "");
    }

    /** The nonce of the response with this number on its stream. */
    String of(String version, long response) {
        int slot = (int) response & (KEPT - 1);
        if (responses[slot] != response || !versions[slot].equals(version)) {
            versions[slot] = version;
            responses[slot] = response;
            texts[slot] = version + "/" + response;
        }
        return texts[slot];
    }
}
