package io.meshsim.dsl;

import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.replay.Divergence;
import io.meshsim.engine.replay.Recording;
import io.meshsim.engine.trace.TraceRecord;
import io.meshsim.mesh.RunningMesh;
import io.meshsim.yaml.Scenario;
import io.meshsim.yaml.ScenarioSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The way in: makes running meshes from topologies, all from one seed. */
public final class MeshSim {

    private final SimOptions options;
    private final boolean recorded;
    private final List<Recording> recordings = new ArrayList<>();
    private final List<Mesh> meshes = new ArrayList<>();
    private final List<ScenarioRun> scenarios = new ArrayList<>();

    /** A simulator with these options. */
    public MeshSim(SimOptions options) {
        this(options, false);
    }

    private MeshSim(SimOptions options, boolean recorded) {
        this.options = options;
        this.recorded = recorded;
    }

    /** A simulator that remembers every event, so that {@link #divergence} can be asked. */
    public static MeshSim recorded(SimOptions options) {
        return new MeshSim(options, true);
    }

    /** A simulator with this seed. */
    public static MeshSim seeded(long seed) {
        return new MeshSim(SimOptions.seeded(seed));
    }

    /**
     * Boots a mesh, runs it until everything is quiet, then zeroes clocks and counts and starts the
     * clients.
     */
    public Mesh settle(Topology topology) {
        Recording recording = new Recording();
        RunningMesh running = new RunningMesh(topology.spec(), options.seed(), engine(recording));
        recording.started(running.simulation());
        Mesh mesh = new Mesh(running, topology, options);
        meshes.add(mesh);
        mesh.settle();
        return mesh;
    }

    /** Settles a mesh and lets a script act on it. */
    public Run run(Topology topology, Consumer<Mesh> script) {
        Mesh mesh = settle(topology);
        script.accept(mesh);
        return new Run(mesh);
    }

    /** Settles and plays a scenario file to its end, with this simulator's seed. */
    public ScenarioRun play(Scenario scenario) {
        Recording recording = new Recording();
        ScenarioRun run = new ScenarioRun(scenario, options.seed(), engine(recording));
        recording.started(run.running().simulation());
        scenarios.add(run);
        run.settle();
        run.play((done, whole) -> {});
        return run;
    }

    /** Plays every variant of a scenario to its end, with this simulator's seed. */
    public VariantRuns play(ScenarioSet set) {
        VariantRuns runs = new VariantRuns(set);
        set.variants().forEach((variant, scenario) -> runs.finished(variant, play(scenario)));
        return runs;
    }

    /** The seed. */
    public long seed() {
        return options.seed();
    }

    /** The digests of all meshes made so far, in order; equal for equal seeds. */
    public List<String> digests() {
        List<String> digests = new ArrayList<>();
        meshes.forEach(mesh -> digests.add(mesh.digest()));
        scenarios.forEach(run -> digests.add(run.digest()));
        return digests;
    }

    /**
     * The first event in which another simulator, that should have done the same, went another way.
     * Empty if there is none, and unless both are {@link #recorded}.
     */
    public Optional<Divergence> divergence(MeshSim other) {
        for (int i = 0; i < Math.min(recordings.size(), other.recordings.size()); i++) {
            Optional<Divergence> found = recordings.get(i).differenceFrom(other.recordings.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /**
     * Where another simulator, that did the same, went another way: the first record that differs,
     * as both have it. Only for an error message, once the digests differ.
     */
    public String firstDifference(MeshSim other) {
        for (int i = 0; i < Math.min(meshes.size(), other.meshes.size()); i++) {
            Iterator<TraceRecord> mine = meshes.get(i).failures().kept().records().iterator();
            Iterator<TraceRecord> theirs =
                    other.meshes.get(i).failures().kept().records().iterator();
            while (mine.hasNext() || theirs.hasNext()) {
                String first = mine.hasNext() ? mine.next().toString() : "nothing more";
                String second = theirs.hasNext() ? theirs.next().toString() : "nothing more";
                if (!first.equals(second)) {
                    return first + " | " + second;
                }
            }
        }
        return "none is kept: it lies in the settling, or in what belongs to single requests";
    }

    private EngineSettings engine(Recording recording) {
        if (!recorded) {
            return options.engine();
        }
        recordings.add(recording);
        return recording.watching(options.engine());
    }
}
