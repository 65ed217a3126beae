package io.meshsim.dsl;

import io.meshsim.net.Place;

/** A pod of the default namespace, by its name. */
public record PodRef(String name) implements Peer {

    @Override
    public boolean isAt(Place place) {
        return place.name().equals("default/" + name);
    }

    @Override
    public String toString() {
        return "pod " + name;
    }
}
