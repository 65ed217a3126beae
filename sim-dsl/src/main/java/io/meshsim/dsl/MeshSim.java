package io.meshsim.dsl;

import io.meshsim.mesh.RunningMesh;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The way in: makes running meshes from topologies, all from one seed. */
public final class MeshSim {

    private final SimOptions options;
    private final List<Mesh> meshes = new ArrayList<>();

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
        RunningMesh running = new RunningMesh(topology.spec(), options.seed(), options.ties());
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

    /** The seed. */
    public long seed() {
        return options.seed();
    }

    /** The digests of all meshes made so far, in order; equal for equal seeds. */
    public List<String> digests() {
        return meshes.stream().map(Mesh::digest).toList();
    }
}
