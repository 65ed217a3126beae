package io.meshsim.dsl;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.deployment;
import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.node;
import static io.meshsim.dsl.Given.nodes;
import static io.meshsim.dsl.Given.pod;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.version;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Given.weight;
import static io.meshsim.dsl.Then.budgetFrom;
import static io.meshsim.dsl.Then.pushStarted;
import static io.meshsim.dsl.When.crash;
import static io.meshsim.dsl.When.delete;
import static io.meshsim.dsl.When.heal;
import static io.meshsim.dsl.When.partition;
import static io.meshsim.dsl.When.restart;
import static io.meshsim.dsl.When.scale;
import static io.meshsim.dsl.When.touch;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Anything that can be said prints as it was said, and nonsense is refused at once. */
class WordsTest {

    private static final Topology MESH = topology(service("reviews"));

    private static Mesh settled() {
        return MeshSim.seeded(1).settle(MESH);
    }

    @Test
    void nouns_print_as_they_were_said() {
        assertThat(
                        topology(
                                nodes(2),
                                istiod(),
                                service("a"),
                                service("b").version("v1").pods(2).version("v2")))
                .hasToString(
                        "2 nodes · istiod debounce after 100 ms, at most 10 s · service a, 1 pod"
                                + " · service b, v1 2 pods, v2 1 pod");
        assertThat(virtualService("b").route(weight(90), version("v1")))
                .hasToString("virtualservice/b v1 90");
    }

    @Test
    void actions_print_as_they_were_said() {
        assertThat(touch(service("a"))).hasToString("touch service default/a");
        assertThat(delete(virtualService("a"))).hasToString("delete virtualservice default/a");
        assertThat(scale(deployment("a")).to(3)).hasToString("scale deployment default/a to 3");
        assertThat(crash(node("node-1"))).hasToString("crash node node-1");
        assertThat(restart(node("node-1"))).hasToString("restart node node-1");
        assertThat(crash(istiod())).hasToString("crash istiod");
        assertThat(restart(istiod())).hasToString("restart istiod");
        assertThat(partition(pod("a-0"), istiod())).hasToString("partition pod a-0 from istiod");
        assertThat(heal()).hasToString("heal");
    }

    @Test
    void happenings_print_with_their_time_and_how_often() {
        Mesh mesh = settled();
        mesh.at(ofSeconds(2), heal());
        mesh.every(ofMillis(10), heal()).times(3);

        assertThat(mesh.happenings())
                .extracting(Happening::toString)
                .containsExactly("at 2 s heal", "at 0 ms every 10 ms, 3 times: heal");
    }

    @Test
    void times_that_cannot_be_are_refused_and_not_remembered() {
        Mesh mesh = settled();
        mesh.runFor(ofSeconds(2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> mesh.at(ofSeconds(1), heal()))
                .withMessage("\"heal\" at 1000.000 ms lies before now, 2000.000 ms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mesh.at(ofSeconds(-1), heal()))
                .withMessageContaining("must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mesh.runFor(ofSeconds(-1)))
                .withMessageContaining("must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mesh.every(Duration.ZERO, heal()))
                .withMessage("a period must be longer than zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> budgetFrom(heal()).then(pushStarted(), ofSeconds(-1)))
                .withMessageContaining("must not be negative");
        assertThat(mesh.happenings()).isEmpty();
    }

    @Test
    void numbers_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settled().every(ofMillis(1), heal()).times(0))
                .withMessage("times 0 must be at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> nodes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Then.confidence(1));
    }

    @Test
    void a_client_that_calls_nobody_is_refused_with_what_to_say() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> topology(client("users")).spec())
                .withMessageContaining("client users calls nobody; say .calls(");
    }

    @Test
    void an_action_on_something_unknown_lists_what_exists() {
        Mesh mesh = settled();
        mesh.at(ofSeconds(1), crash(node("node-9")));

        assertThatThrownBy(() -> mesh.runFor(ofSeconds(2)))
                .hasMessageContaining("event \"crash node node-9\" failed")
                .hasMessageContaining("there is no node node-9; there are node-1, node-2, node-3");
    }

    @Test
    void an_unknown_deployment_lists_the_deployments() {
        Mesh mesh = settled();
        mesh.at(ofSeconds(1), scale(deployment("nobody")).to(2));

        assertThatThrownBy(() -> mesh.runFor(ofSeconds(2)))
                .hasMessageContaining(
                        "there is no deployment default/nobody; there are default/reviews");
    }

    @Test
    void a_budget_whose_action_never_happens_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                settled()
                                        .eventually(Then.noRequestsToPodsOn("node-1"))
                                        .within(budgetFrom(heal())))
                .withMessageContaining("the budget begins with \"heal\", which never happens");
    }
}
