package io.meshsim.dsl;

import static io.meshsim.dsl.Given.node;
import static io.meshsim.dsl.Given.nodes;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Then.endpointsWithdrawn;
import static io.meshsim.dsl.Then.everyProxyAcked;
import static io.meshsim.dsl.Then.pushStarted;
import static io.meshsim.dsl.When.crash;
import static io.meshsim.dsl.When.touch;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.engine.EngineSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A milestone can be asked what led to it. */
class WhyTest {

    private static Mesh mesh(EngineSettings engine) {
        SimOptions options =
                new SimOptions(1, "given", engine, "a_test", "again", Optional.empty());
        return new MeshSim(options).settle(topology(nodes(2), service("b").pods(2)));
    }

    @Test
    void a_chain_prints_one_line_for_each_cause() {
        Mesh mesh = mesh(SimOptions.CAUSES);
        mesh.at(ofSeconds(1), crash(node("node-2")));
        mesh.runFor(ofSeconds(100));

        assertThat(mesh.why(endpointsWithdrawn("b")).toString().lines())
                .hasSize(5)
                .first()
                .asString()
                .isEqualTo(" 1000.000 ms  scenario             crash node node-2");
    }

    @Test
    void it_tells_of_the_latest_and_begins_with_the_action() {
        Mesh mesh = mesh(SimOptions.CAUSES);
        mesh.at(ofSeconds(1), touch(virtualService("b")));
        mesh.at(ofSeconds(5), touch(virtualService("b")));
        mesh.runFor(ofSeconds(10));

        CauseChain chain = mesh.why(everyProxyAcked());
        assertThat(chain.kinds()).startsWith("touch", "apply", "update", "push.start");
        assertThat(chain.records().get(0).timeNanos()).isEqualTo(ofSeconds(5).toNanos());
    }

    @Test
    void what_has_not_happened_has_no_cause() {
        Mesh mesh = mesh(SimOptions.CAUSES);

        assertThatThrownBy(() -> mesh.why(pushStarted()))
                .isInstanceOf(MeshFailure.class)
                .hasMessageContaining("expected    push started, to say why")
                .hasMessageContaining("but saw     it has not happened");
    }

    @Test
    void a_simulation_that_does_not_trace_causes_says_so() {
        Mesh mesh = mesh(EngineSettings.DEFAULT);

        assertThatThrownBy(() -> mesh.why(pushStarted()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("to say why needs tracing CAUSES, not ON");
    }

    @Test
    void a_long_chain_is_shortened_in_the_middle() {
        Mesh mesh = mesh(SimOptions.CAUSES);
        mesh.at(ofSeconds(1), touch(virtualService("b")));
        mesh.runFor(ofSeconds(2));

        CauseChain chain = mesh.why(everyProxyAcked());
        int left = chain.records().size() - 5;
        assertThat(chain.shortened(6)).hasSize(6).contains("              (" + left + " more)");
    }
}
