package io.meshsim.dsl;

import io.meshsim.mesh.RunningMesh;
import io.meshsim.net.Place;

/**
 * One of several istiods.
 *
 * @param number in the order of their making, from 1
 */
public record IstiodRef(int number) implements Peer {

    @Override
    public boolean isAt(Place place) {
        boolean isOnly = number == 1 && place.equals(RunningMesh.ISTIOD);
        return isOnly || place.name().equals(RunningMesh.ISTIOD.name() + "-" + number);
    }

    @Override
    public String peerName() {
        return toString();
    }

    @Override
    public String toString() {
        return "istiod " + number;
    }
}
