package io.meshsim.junit.property;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.nodes;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;

import io.meshsim.dsl.Topology;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small meshes with names that {@link Histories} know. */
public final class Topologies {

    /** The services of every generated mesh. */
    public static final List<String> SERVICES = List.of("details", "ratings", "reviews");

    /** The nodes of every generated mesh. */
    public static final List<String> NODES = List.of("node-1", "node-2", "node-3");

    private Topologies() {}

    /** Three nodes, three services of one to three pods, and a client that calls one of them. */
    public static Arbitrary<Topology> small() {
        Arbitrary<Integer> pods = Arbitraries.integers().between(1, 3);
        Arbitrary<String> called = Arbitraries.of(SERVICES);
        return Combinators.combine(pods, pods, pods, called).as(Topologies::of);
    }

    /** The same with two istiods. */
    public static Arbitrary<Topology> withTwoIstiods() {
        return small().map(one -> one.with(istiod().replicas(2)));
    }

    private static Topology of(int details, int ratings, int reviews, String called) {
        return topology(
                nodes(NODES.size()),
                service("details").pods(details),
                service("ratings").pods(ratings),
                service("reviews").pods(reviews),
                client("users").calls(called));
    }
}
