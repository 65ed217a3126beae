package io.meshsim.dsl;

import io.meshsim.net.Place;

/** A node by its name. */
public record NodeRef(String name) implements Peer {

    @Override
    public boolean isAt(Place place) {
        return place.node().equals(name);
    }

    @Override
    public String toString() {
        return "node " + name;
    }
}
