package io.meshsim.house.planted.part.istiod;

import io.meshsim.house.planted.part.kube.Neighbour;

final class MeetsItsNeighbour {
    Neighbour neighbour() {
        return new Neighbour();
    }
}
