package io.meshsim.bench.mesh.measure;

import io.meshsim.bench.mesh.MeshModel;
import io.meshsim.bench.mesh.MeshRun;
import io.meshsim.bench.mesh.Snapshot;
import io.meshsim.bench.mesh.WalkingMesh;
import io.meshsim.bench.mesh.naive.NaiveMesh;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The ways in which the request path is written. */
enum Variant {
    /** The mesh itself. */
    WALKING,
    /** Objects, lambdas and hash maps. */
    NAIVE;

    /** As it stands on a command line. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Variant named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** A mesh of this size under load; the twin begins where the snapshot was taken. */
    MeshRun make(int services, Path snapshot) throws IOException {
        return this == WALKING
                ? new WalkingMesh(services, MeshModel.PODS_PER_SERVICE)
                : new NaiveMesh(Snapshot.read(snapshot), services);
    }
}
