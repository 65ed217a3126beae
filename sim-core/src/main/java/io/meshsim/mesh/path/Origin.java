package io.meshsim.mesh.path;

import io.meshsim.net.Caller;
import io.meshsim.net.Place;
import org.jspecify.annotations.Nullable;

/** A place where calls start or end, with its numbers: a pod, or somebody outside. */
final class Origin {

    private final int number;
    private final Caller caller;
    private final Place place;
    private final int traceName;
    private final int source;
    private @Nullable PodProcess process;

    /**
     * A place where nothing runs yet.
     *
     * @param traceName number of its name in the trace
     * @param source number of its workload in the request ledger
     */
    Origin(int number, Caller caller, int traceName, int source) {
        this.number = number;
        this.caller = caller;
        this.place = caller.place();
        this.traceName = traceName;
        this.source = source;
    }

    int number() {
        return number;
    }

    Caller caller() {
        return caller;
    }

    Place place() {
        return place;
    }

    int traceName() {
        return traceName;
    }

    int source() {
        return source;
    }

    /** What runs there; null if it is outside. */
    @Nullable PodProcess process() {
        return process;
    }

    void runs(PodProcess started) {
        process = started;
    }
}
