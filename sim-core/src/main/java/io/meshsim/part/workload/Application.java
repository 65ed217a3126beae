package io.meshsim.part.workload;

import io.meshsim.engine.station.Station;

/** The application in one pod, to be looked at; {@link Applications} lets it work. */
public final class Application {

    private final Station threads;

    Application(Station threads) {
        this.threads = threads;
    }

    /** Its worker threads. */
    public Station threads() {
        return threads;
    }
}
