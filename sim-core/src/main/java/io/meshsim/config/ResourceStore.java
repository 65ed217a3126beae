package io.meshsim.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The API server as its clients see it. */
public interface ResourceStore {

    /** All resources of a kind, oldest first, as the store has them now. */
    List<Resource> list(Kind kind);

    /** A resource as the store has it now. */
    Optional<Resource> get(ResourceKey key);

    /** Grows with every change of a resource of this kind, so that what was read can be kept. */
    long changes(Kind kind);

    /** Adds or replaces a resource now; nothing is told if it equals the one there. */
    void apply(Resource resource);

    /** Deletes a resource now; nothing happens if it is not there. */
    void delete(ResourceKey key);

    /** Tells of every later change of these kinds, in order, after the watch latency. */
    void watch(String watcher, List<Kind> kinds, Consumer<Change> handler);
}
