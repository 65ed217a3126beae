package io.meshsim.house.planted.net;

import io.meshsim.house.planted.part.kube.Neighbour;

final class ReachesIntoAPart {
    Neighbour part() {
        return new Neighbour();
    }
}
