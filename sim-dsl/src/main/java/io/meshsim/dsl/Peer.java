package io.meshsim.dsl;

import io.meshsim.net.Place;

/** One side of a partition. */
public interface Peer {

    /** Whether packets from or to a place are this side's. */
    boolean isAt(Place place);

    /** Its name in the text of a partition. */
    default String peerName() {
        return toString();
    }
}
