package io.meshsim.samples;

import static io.meshsim.dsl.Then.ONE_PUSH_IN_FLIGHT_PER_PROXY;
import static io.meshsim.dsl.Then.PUSHES_WITHIN_THROTTLE;
import static io.meshsim.dsl.Then.VERSIONS_NEVER_GO_BACK;
import static io.meshsim.dsl.Then.expect;
import static java.time.Duration.ofMinutes;

import io.meshsim.dsl.Happening;
import io.meshsim.dsl.MeshSim;
import io.meshsim.dsl.Run;
import io.meshsim.dsl.Topology;
import io.meshsim.junit.property.Histories;
import io.meshsim.junit.property.Topologies;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens, in whatever order: once the faults stop, the mesh agrees with itself. */
class ConvergenceProperties {

    @Property(tries = 10)
    void every_proxy_ends_up_with_the_last_config(
            @ForAll("meshes") Topology topology,
            @ForAll("histories") List<Happening> history,
            @ForAll long seed) {

        expect(afterwards(topology, history, seed)).everyProxyServesTheLastConfig();
    }

    @Property(tries = 10)
    void so_it_is_with_two_istiods_that_hang_and_crash(
            @ForAll("pairs") Topology topology,
            @ForAll("historiesOfInstances") List<Happening> history,
            @ForAll long seed) {

        expect(afterwards(topology, history, seed)).everyProxyServesTheLastConfig();
    }

    @Property(tries = 10)
    void so_it_is_with_istiods_that_are_scaled_and_replaced(
            @ForAll("pairs") Topology topology,
            @ForAll("historiesOfIstiods") List<Happening> history,
            @ForAll long seed) {

        expect(afterwards(topology, history, seed)).everyProxyServesTheLastConfig();
    }

    private static Run afterwards(Topology topology, List<Happening> history, long seed) {
        return MeshSim.seeded(seed)
                .run(
                        topology,
                        mesh -> {
                            mesh.always(
                                    VERSIONS_NEVER_GO_BACK,
                                    ONE_PUSH_IN_FLIGHT_PER_PROXY,
                                    PUSHES_WITHIN_THROTTLE);
                            mesh.play(history);
                            mesh.runFor(ofMinutes(2));
                            mesh.heal();
                            mesh.runFor(mesh.settlingTime());
                        });
    }

    @Provide
    Arbitrary<Topology> pairs() {
        return Topologies.withTwoIstiods();
    }

    @Provide
    Arbitrary<List<Happening>> historiesOfInstances() {
        return Histories.of(
                Arbitraries.oneOf(Histories.anyAction(), Histories.ofInstances()),
                ofMinutes(2),
                20);
    }

    @Provide
    Arbitrary<List<Happening>> historiesOfIstiods() {
        return Histories.of(
                Arbitraries.oneOf(Histories.anyAction(), Histories.ofIstiods()), ofMinutes(2), 20);
    }

    @Provide
    Arbitrary<Topology> meshes() {
        return Topologies.small();
    }

    @Provide
    Arbitrary<List<Happening>> histories() {
        return Histories.of(Histories.anyAction(), ofMinutes(2), 20);
    }
}
