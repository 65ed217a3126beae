package io.meshsim.junit.property;

import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.node;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.virtualService;

import io.meshsim.dsl.Action;
import io.meshsim.dsl.Happening;
import io.meshsim.dsl.IstiodRef;
import io.meshsim.dsl.When;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Things that happen to a generated mesh.
 *
 * <p>A history is a list of values, so a failing one shrinks by dropping happenings until the
 * shortest story that still breaks is left.
 */
public final class Histories {

    private Histories() {}

    /** Touch, scale, crash, restart, partition, stall and heal, in any order. */
    public static Arbitrary<Action> anyAction() {
        return Arbitraries.oneOf(
                touch(),
                scale(),
                crash(),
                restart(),
                partition(),
                stall(),
                Arbitraries.of(When.heal()));
    }

    /** Touches the VirtualService of some service. */
    public static Arbitrary<Action> touch() {
        return Arbitraries.of(Topologies.SERVICES).map(name -> When.touch(virtualService(name)));
    }

    /** Sets some service to zero to four pods. */
    public static Arbitrary<Action> scale() {
        return Combinators.combine(
                        Arbitraries.of(Topologies.SERVICES), Arbitraries.integers().between(0, 4))
                .as((name, pods) -> When.scale(service(name)).to(pods));
    }

    /** Crashes some node. */
    public static Arbitrary<Action> crash() {
        return Arbitraries.of(Topologies.NODES).map(name -> When.crash(node(name)));
    }

    /** Restarts some node; nothing happens if it runs. */
    public static Arbitrary<Action> restart() {
        return Arbitraries.of(Topologies.NODES).map(name -> When.restart(node(name)));
    }

    /** Cuts some node off from istiod. */
    public static Arbitrary<Action> partition() {
        return Arbitraries.of(Topologies.NODES).map(name -> When.partition(node(name), istiod()));
    }

    /** Lets the proxies of some service hang. */
    public static Arbitrary<Action> stall() {
        return Arbitraries.of(Topologies.SERVICES).map(name -> When.stallProxies(service(name)));
    }

    /** Hangs, crashes, restarts or lets go on one of two istiods that are never replaced. */
    public static Arbitrary<Action> ofInstances() {
        Arbitrary<IstiodRef> instances =
                Arbitraries.integers().between(1, 2).map(number -> istiod().instance(number));
        return Arbitraries.oneOf(
                instances.map(When::hang),
                instances.map(When::resume),
                instances.map(When::crash),
                instances.map(When::restart));
    }

    /** Scales istiod to one to three, replaces all or crashes and restarts all. */
    public static Arbitrary<Action> ofIstiods() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 3).map(number -> When.scale(istiod()).to(number)),
                Arbitraries.of(
                        When.rollOut(istiod(), 1, 0),
                        When.rollOut(istiod(), 0, 1),
                        When.crash(istiod()),
                        When.restart(istiod())));
    }

    /** Up to that many actions, at times within a duration. */
    public static Arbitrary<List<Happening>> of(
            Arbitrary<Action> actions, Duration within, int most) {
        Arbitrary<Duration> times =
                Arbitraries.longs().between(0, within.toMillis()).map(Duration::ofMillis);
        return Combinators.combine(times, actions)
                .as(Happening::new)
                .list()
                .ofMaxSize(most)
                .map(Histories::inOrder);
    }

    private static List<Happening> inOrder(List<Happening> happenings) {
        return happenings.stream().sorted(Comparator.comparing(Happening::at)).toList();
    }
}
