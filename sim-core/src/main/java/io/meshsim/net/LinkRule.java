package io.meshsim.net;

import java.util.Optional;

/**
 * Decides what becomes of packets; the first rule with an answer wins, in order of installation.
 */
public interface LinkRule {

    /** The verdict, or nothing if this rule has no opinion on this link. */
    Optional<Verdict> verdict(Place from, Place to);
}
