package io.meshsim.bench.compare;

import io.meshsim.bench.baseline.HeapEngine;
import io.meshsim.bench.baseline.LambdaEngine;
import io.meshsim.bench.ours.MeshsimEngine;
import io.meshsim.bench.peer.DsolEngine;
import io.meshsim.bench.peer.KalasimEngine;
import io.meshsim.bench.peer.MasonEngine;
import io.meshsim.bench.peer.SsjEngine;
import io.meshsim.bench.work.Engine;
import io.meshsim.bench.work.Load;
import io.meshsim.engine.TieMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Who takes part. */
enum Contender {
    MESHSIM("meshsim", Kind.OURS),
    MESHSIM_SHUFFLED("meshsim-shuffled", Kind.OURS),
    HEAP4("heap4", Kind.BASELINE),
    PQ_LAMBDA("pq-lambda", Kind.BASELINE),
    SSJ("ssj", Kind.PEER),
    MASON("mason", Kind.PEER),
    DSOL("dsol", Kind.PEER),
    KALASIM("kalasim", Kind.PEER);

    private enum Kind {
        OURS,
        BASELINE,
        PEER
    }

    private final String text;
    private final Kind kind;

    Contender(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    /** The name used in options and tables. */
    String text() {
        return text;
    }

    Engine make() {
        return switch (this) {
            case MESHSIM -> new MeshsimEngine(TieMode.FIRST_COME);
            case MESHSIM_SHUFFLED -> new MeshsimEngine(TieMode.SHUFFLED);
            case HEAP4 -> new HeapEngine();
            case PQ_LAMBDA -> new LambdaEngine();
            case SSJ -> new SsjEngine();
            case MASON -> new MasonEngine();
            case DSOL -> new DsolEngine();
            case KALASIM -> new KalasimEngine();
        };
    }

    /** Peers are not asked to do what is made to break a bucket queue. */
    boolean does(Load load) {
        return kind != Kind.PEER || !load.workload().isAdversarial();
    }

    /** Whether its order of events must be everybody's. */
    boolean runsFirstComeFirstServed() {
        return this != MESHSIM_SHUFFLED;
    }

    static List<Contender> all() {
        return List.of(values());
    }

    /**
     * The contender of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Contender named(String text) {
        return all().stream()
                .filter(contender -> contender.text.equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "engine " + text + " must be one of " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Contender::text).collect(Collectors.joining(", "));
    }
}
