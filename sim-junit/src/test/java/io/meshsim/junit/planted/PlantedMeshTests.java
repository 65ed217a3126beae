package io.meshsim.junit.planted;

import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Then.expect;
import static io.meshsim.dsl.When.touch;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.dsl.Mesh;
import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.Topology;
import io.meshsim.junit.MeshTest;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subjects: each class is one use, right or wrong, of the annotation. */
public final class PlantedMeshTests {

    private static final Topology MESH = topology(service("reviews"));

    private PlantedMeshTests() {}

    /** Publishes the seed, and has a claim that is false. */
    @MeshTest
    public static final class Claims {

        @Test
        void shows_its_seed(MeshSim sim) {
            System.setProperty("planted.seed", Long.toString(sim.seed()));
        }

        @Test
        void shows_another_seed(MeshSim sim) {
            System.setProperty("planted.seed", Long.toString(sim.seed()));
        }

        @Test
        void expects_a_push_that_never_comes(MeshSim sim) {
            Mesh mesh = sim.settle(MESH);
            mesh.runFor(ofSeconds(1));
            expect(mesh.pushes().count()).is(1);
        }
    }

    /** Run into limits. */
    @MeshTest(maxEvents = 50)
    public static final class Limited {

        @Test
        void runs_into_the_limit_of_its_class(MeshSim sim) {
            sim.settle(MESH).runFor(ofSeconds(60));
        }

        @Test
        @MeshTest(maxTime = "20s")
        void runs_into_a_limit_of_its_own(MeshSim sim) {
            sim.settle(MESH).runFor(ofSeconds(60));
        }

        @Test
        @MeshTest(maxWall = "1ns")
        void runs_out_of_time_on_the_wall(MeshSim sim) {
            sim.settle(MESH).runFor(ofSeconds(60));
        }

        @Test
        @MeshTest(maxTime = "soon")
        void never_runs(MeshSim sim) {
            sim.settle(MESH);
        }

        /** Has the limit of the class around it. */
        @Nested
        public final class Inside {

            @Test
            void runs_into_the_limit_around_it(MeshSim sim) {
                sim.settle(MESH).runFor(ofSeconds(60));
            }
        }
    }

    /** Claims something that only the usual seed fulfils. */
    @MeshTest
    public static final class OnlyTheUsualSeed {

        private long usual = -1;

        @Test
        void holds_for_one_seed(MeshSim sim) {
            usual = usual < 0 ? sim.seed() : usual;
            assertThat(sim.seed()).isEqualTo(usual);
        }
    }

    /** Leans on something that is not the same the second time. */
    @MeshTest
    public static final class NotTheSameTwice {

        private final Iterator<Integer> outside = List.of(1, 2).iterator();

        @Test
        void touches_as_often_as_the_outside_says(MeshSim sim) {
            Mesh mesh = sim.settle(MESH);
            for (int i = outside.next(); i > 0; i--) {
                mesh.at(ofSeconds(i), touch(virtualService("reviews")));
            }
            mesh.runFor(ofSeconds(5));
        }
    }

    /** Passes the first time only. */
    @MeshTest
    public static final class TrueOnlyOnce {

        private final Iterator<Integer> outside = List.of(1, 2).iterator();

        @Test
        void expects_one_push(MeshSim sim) {
            Mesh mesh = sim.settle(MESH);
            for (int i = outside.next(); i > 0; i--) {
                mesh.at(ofSeconds(i), touch(virtualService("reviews")));
            }
            mesh.runFor(ofSeconds(5));
            expect(mesh.pushes().count()).is(1);
        }
    }

    /** The same every time, once for each argument. */
    @MeshTest
    public static final class WithArguments {

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void runs_for_each_argument(int pods, MeshSim sim) {
            Mesh mesh = sim.settle(topology(service("reviews").pods(pods)));
            mesh.runFor(ofSeconds(1));
            System.setProperty("planted.meshes", Integer.toString(sim.digests().size()));
        }

        @ParameterizedTest
        @ValueSource(ints = 1)
        void fails_for_each_argument(int pods, MeshSim sim) {
            expect(sim.settle(topology(service("reviews").pods(pods))).pushes().count()).is(1);
        }
    }

    /** Wrong: a constructor has no test and so no seed. */
    @MeshTest
    public static final class InAConstructor {

        InAConstructor(MeshSim sim) {
            throw new AssertionError("not reached with seed " + sim.seed());
        }

        @Test
        void never_runs() {}
    }

    /** Wrong: a second run would not see what was set up. */
    @MeshTest
    public static final class InASetUp {

        @BeforeEach
        void settle(MeshSim sim) {
            sim.settle(MESH);
        }

        @Test
        void never_runs() {}
    }

    /** A class inside another. */
    public static final class Outer {

        /** The inner one. */
        @Nested
        @MeshTest
        public final class Inner {

            @Test
            void expects_too_much(MeshSim sim) {
                expect(sim.settle(MESH).pushes().count()).is(1);
            }
        }
    }
}
