package io.meshsim.dsl;

import io.meshsim.engine.trace.TraceRecord;
import io.meshsim.mesh.RunningMesh;
import io.meshsim.yaml.Scenario;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** The way in: makes running meshes from topologies, all from one seed. */
public final class MeshSim {

    private final SimOptions options;
    private final List<Mesh> meshes = new ArrayList<>();
    private final List<ScenarioRun> scenarios = new ArrayList<>();

    /** A simulator with these options. */
    public MeshSim(SimOptions options) {
        this.options = options;
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
        RunningMesh running = new RunningMesh(topology.spec(), options.seed(), options.engine());
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
        ScenarioRun run = new ScenarioRun(scenario, options.seed(), options.engine());
        scenarios.add(run);
        run.settle();
        run.play((done, whole) -> {});
        return run;
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
     * Where another simulator, that did the same, went another way: the first record that differs,
     * as both have it. Only for an error message, once the digests differ.
     */
    public String firstDifference(MeshSim other) {
        for (int i = 0; i < Math.min(meshes.size(), other.meshes.size()); i++) {
            Iterator<TraceRecord> mine = meshes.get(i).failures().kept().iterator();
            Iterator<TraceRecord> theirs = other.meshes.get(i).failures().kept().iterator();
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
}
