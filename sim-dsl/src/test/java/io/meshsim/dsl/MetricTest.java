package io.meshsim.dsl;

import static io.meshsim.dsl.Given.istiod;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Then.expect;
import static io.meshsim.dsl.When.touch;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofNanos;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.meshsim.cost.IstiodCosts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Metrics by their real names, and what each of them means. */
class MetricTest {

    private static final Topology ONE_PROXY =
            topology(istiod().debounceAfter(ofMillis(200)), service("b").pods(1));

    private static Mesh idle() {
        return MeshSim.seeded(1).settle(ONE_PROXY);
    }

    private static Mesh touched(int times) {
        Mesh mesh = idle();
        mesh.every(ofMillis(10), touch(virtualService("b"))).times(times);
        mesh.runFor(ofSeconds(2));
        return mesh;
    }

    private static void is(Mesh mesh, String metric, long value, String... labels) {
        expect(mesh.metric(metric, labels).value()).is(value);
    }

    @Test
    void a_burst_is_many_updates_and_one_push() {
        Mesh mesh = touched(4);
        // The first touch makes the VirtualService.
        is(mesh, "pilot_k8s_cfg_events", 1, "type", "VirtualService", "event", "add");
        is(mesh, "pilot_k8s_cfg_events", 3, "type", "VirtualService", "event", "update");
        is(mesh, "pilot_inbound_updates", 4, "type", "config");
        // The reasons of all that was merged count for each proxy.
        is(mesh, "pilot_push_triggers", 4, "type", "config");
        expect(mesh.metric("pilot_debounce_time").count()).is(1);
        expect(mesh.metric("pilot_pushcontext_init_seconds").count()).is(1);
        expect(mesh.metric("pilot_proxy_queue_time").count()).is(1);
        is(mesh, "pilot_xds_pushes", 1, "type", "cds");
        is(mesh, "pilot_xds", 1);
    }

    @Test
    void debouncing_counts_the_context_and_a_push_to_a_proxy_does_not() {
        Mesh mesh = touched(1);
        IstiodCosts costs = mesh.settings().costs().istiod();
        // One VirtualService is indexed anew.
        Duration context = ofNanos(costs.contextNanos(0, 1, 0));
        expect(mesh.metric("pilot_pushcontext_init_seconds").mean()).is(context);
        expect(mesh.metric("pilot_debounce_time").mean()).is(context.plus(ofMillis(200)));
        expect(mesh.metric("pilot_proxy_queue_time").mean()).is(ZERO);
        expect(mesh.metric("pilot_proxy_convergence_time").mean()).isAtMost(ofMillis(1));
    }

    @Test
    void what_has_not_happened_is_zero_and_has_no_mean() {
        Mesh mesh = idle();
        is(mesh, "pilot_total_xds_rejects", 0);
        assertThatExceptionOfType(MeshFailure.class)
                .isThrownBy(() -> mesh.metric("pilot_debounce_time").mean())
                .withMessageContaining("no observations");
    }

    @Test
    void a_name_that_is_not_known_is_refused() {
        Mesh mesh = idle();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mesh.metric("pilot_push"))
                .withMessage("metric pilot_push is not known; its names are those of metrics.prom");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mesh.metric("pilot_xds_pushes", "type"))
                .withMessageContaining("labels are name and value in turn");
        Mesh pushed = touched(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> pushed.metric("pilot_debounce_time").value())
                .withMessageContaining("is a histogram");
    }
}
