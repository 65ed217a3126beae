package io.meshsim.dsl;

/** Something a topology is made of; prints as the words that made it. */
public interface Noun {

    /** Adds this to a mesh that is being put together. */
    void addTo(Assembly assembly);
}
