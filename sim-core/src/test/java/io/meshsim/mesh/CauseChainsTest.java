package io.meshsim.mesh;

import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.trace.Trace;
import io.meshsim.engine.trace.TraceRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens can be walked back, through everything that waited, to what started it. */
class CauseChainsTest {

    /** Kubernetes 1.32: grace period 50 s, looked at each 5 s; and the push. */
    private static final int NOTICED_SECONDS = 60;

    /** Kubernetes 1.32: pods tolerate an unreachable node for 300 s. */
    private static final int EVICTED_SECONDS = NOTICED_SECONDS + 310;

    private final TestMesh mesh = TestMesh.of(service("b"), deployment("a", 1), deployment("b", 3));
    private final Trace trace = mesh.running().simulation().trace();

    @Test
    void the_last_ack_of_a_push_leads_back_to_the_death_of_a_node() {
        mesh.faults().crashNode("node-2");
        mesh.runFor(ofSeconds(NOTICED_SECONDS));

        // Which proxy comes last is chance.
        assertThat(chainOfLast("ack"))
                .extracting(link -> link.replaceFirst("default/\\S+", "proxy"))
                .containsExactly(
                        "scenario crash",
                        "kube node.crash",
                        "kube node.notready",
                        "kube pod.notready",
                        "kube slice",
                        "istiod update",
                        "istiod push.start",
                        "istiod push.dequeue",
                        "istiod push.send",
                        "proxy xds.apply",
                        "istiod ack");
    }

    @Test
    void a_pod_that_takes_the_place_of_another_leads_back_to_the_death_of_its_node() {
        mesh.faults().crashNode("node-2");
        mesh.runFor(ofSeconds(EVICTED_SECONDS));

        assertThat(chainOfLast("pod.ready"))
                .startsWith("scenario crash", "kube node.crash", "kube node.notready")
                .containsSubsequence(
                        "kube evict", "kube pod.created", "kube pod.scheduled", "kube pod.ready");
    }

    @Test
    void a_node_that_is_silent_for_no_known_reason_is_due_to_nothing() {
        mesh.faults().partition("node-2", place -> place.node().equals("node-2"), place -> true);
        mesh.runFor(ofSeconds(NOTICED_SECONDS));

        assertThat(chainOfLast("node.notready")).containsExactly("kube node.notready");
    }

    @Test
    void updates_that_are_pushed_together_are_due_to_the_first() {
        mesh.faults().apply(service("c"));
        mesh.runFor(ofMillis(50));
        mesh.faults().apply(service("d"));
        mesh.runFor(ofSeconds(1));

        TraceRecord first = trace.chain(last("push.start").number()).get(0);
        assertThat(first.what()).isEqualTo("apply");
        assertThat(first.object()).contains("default/c");
    }

    @Test
    void the_end_of_a_call_leads_back_to_its_start_and_no_further() {
        mesh.ask("a", "b");
        mesh.ask("a", "b");

        assertThat(chainOfLast("call.end")).startsWith("default/a-0 call.start");
    }

    private List<String> chainOfLast(String what) {
        return trace.chain(last(what).number()).stream()
                .map(happened -> happened.actor() + " " + happened.what())
                .toList();
    }

    private TraceRecord last(String what) {
        return trace.last(Integer.MAX_VALUE).stream()
                .filter(happened -> happened.what().equals(what))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
