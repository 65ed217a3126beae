package io.meshsim.samples;

import static io.meshsim.dsl.Given.scenarios;
import static io.meshsim.dsl.Then.expect;

import io.meshsim.dsl.MeshSim;
import io.meshsim.junit.MeshTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was reported of real meshes, and advised for them, comes out of the model: each directory
 * says what and whose.
 */
@MeshTest
class IncidentsTest {

    static List<String> in(String directory) throws IOException {
        try (Stream<Path> found = Files.list(Path.of("scenarios", directory))) {
            return found.map(Path::toString).sorted().toList();
        }
    }

    static List<String> incidents() throws IOException {
        return in("incidents");
    }

    static List<String> advice() throws IOException {
        return in("advice");
    }

    @ParameterizedTest
    @MethodSource({"incidents", "advice"})
    void the_model_shows_it(String incident, MeshSim sim) {
        expect(sim.play(scenarios(incident))).everyClaimHolds();
    }
}
