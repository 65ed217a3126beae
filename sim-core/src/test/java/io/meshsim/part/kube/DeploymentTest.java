package io.meshsim.part.kube;

import static io.meshsim.part.kube.TestCluster.READY;
import static io.meshsim.part.kube.TestCluster.SECOND;
import static io.meshsim.part.kube.TestCluster.STARTUP;
import static io.meshsim.part.kube.TestCluster.SYNC;
import static io.meshsim.part.kube.TestCluster.WATCH;
import static io.meshsim.part.kube.TestCluster.WIRE;
import static io.meshsim.part.kube.TestCluster.deployment;
import static io.meshsim.part.kube.TestCluster.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.Deployment;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Pod;
import io.meshsim.engine.TieMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Deployment gets the pods it wants, from its present template. */
class DeploymentTest {

    private final TestCluster cluster = TestCluster.withNodes(3);

    @Test
    void a_pod_becomes_an_endpoint_after_a_named_chain_of_steps() {
        cluster.apply(service("reviews"));
        cluster.apply(deployment("reviews", 1, "v1"));
        cluster.settle();

        String pod = "pod default/reviews-0";
        long created = WATCH;
        long scheduled = created + WATCH;
        long started = scheduled + WATCH + STARTUP;
        long ready = started + READY + WIRE;
        assertThat(cluster.time("pod.created", pod)).isEqualTo(created);
        assertThat(cluster.time("pod.scheduled", pod)).isEqualTo(scheduled);
        assertThat(cluster.runtime).containsExactly(started + " start reviews-0 10.244.1.2");
        assertThat(cluster.time("pod.started", pod)).isEqualTo(started + WIRE);
        assertThat(cluster.time("pod.ready", pod)).isEqualTo(ready);
        assertThat(cluster.time("slice", "endpointslice default/reviews"))
                .isEqualTo(ready + WATCH + SYNC);
        assertThat(cluster.readyEndpoints("reviews")).containsExactly("reviews-0");
        assertThat(cluster.slice("reviews").ports())
                .containsExactly(new ContainerPort("http", 8080));
        assertThat(cluster.kube.podByIp("10.244.1.2")).contains(cluster.pod("reviews-0"));
    }

    @Test
    void pods_are_spread_over_nodes_by_deployment_then_by_load() {
        cluster.apply(deployment("a", 4, "v1"));
        cluster.apply(deployment("b", 3, "v1"));
        cluster.apply(deployment("c", 1, "v1"));
        cluster.settle();

        assertThat(cluster.pods())
                .extracting(pod -> pod.meta().name() + " " + pod.node())
                .containsExactly(
                        "a-0 node-1",
                        "a-1 node-2",
                        "a-2 node-3",
                        "a-3 node-1",
                        "b-0 node-2",
                        "b-1 node-3",
                        "b-2 node-1",
                        "c-0 node-2");
    }

    @Test
    void scaling_up_keeps_what_is_there_and_fills_free_names() {
        cluster.apply(deployment("a", 3, "v1"));
        cluster.settle();
        cluster.delete(Kind.POD, "a-1");
        cluster.settle();

        assertThat(cluster.podNames()).containsExactly("a-0", "a-2", "a-3");
        cluster.apply(deployment("a", 5, "v1"));
        cluster.settle();
        assertThat(cluster.podNames()).containsExactly("a-0", "a-2", "a-3", "a-1", "a-4");
        assertThat(cluster.pods()).allMatch(Pod::ready);
    }

    @Test
    void scaling_down_takes_from_the_fullest_node_and_the_newest_first() {
        cluster.apply(deployment("a", 5, "v1"));
        cluster.settle();

        cluster.apply(deployment("a", 3, "v1"));
        cluster.settle();

        // node-1: a-0 a-3, node-2: a-1 a-4, node-3: a-2; doubled pods first, newest of them first
        assertThat(cluster.podNames()).containsExactly("a-0", "a-1", "a-2");
    }

    @Test
    void a_terminating_pod_leaves_the_slice_at_once_and_serves_until_it_is_drained() {
        cluster.apply(service("a"));
        cluster.apply(deployment("a", 1, "v1"));
        cluster.settle();
        cluster.runtime.clear();
        long now = cluster.sim.nowNanos();

        cluster.apply(deployment("a", 0, "v1"));
        cluster.sim.runFor(SECOND);

        long deleted = now + WATCH;
        assertThat(cluster.time("pod.delete", "pod default/a-0")).isEqualTo(deleted);
        assertThat(cluster.time("slice", "endpointslice default/a"))
                .isEqualTo(deleted + WATCH + SYNC);
        assertThat(cluster.slice("a").endpoints())
                .singleElement()
                .matches(endpoint -> endpoint.terminating() && !endpoint.ready());
        assertThat(cluster.runtime).isEmpty();

        cluster.settle();

        long stopped = deleted + WATCH + 5 * SECOND;
        assertThat(cluster.runtime).containsExactly(stopped + " stop a-0");
        assertThat(cluster.time("pod.deleted", "pod default/a-0")).isEqualTo(stopped + WIRE);
        assertThat(cluster.slice("a").endpoints()).isEmpty();
    }

    @Test
    void a_new_template_rolls_within_surge_and_unavailable() {
        cluster.apply(service("a"));
        cluster.apply(deployment("a", 8, "v1"));
        cluster.settle();

        cluster.apply(deployment("a", 8, "v2"));
        int most = 0;
        int least = 8;
        while (!cluster.kube.isSettled() || cluster.sim.nowNanos() < 4 * SECOND) {
            cluster.sim.step();
            List<Pod> active = cluster.pods().stream().filter(pod -> !pod.terminating()).toList();
            most = Math.max(most, active.size());
            least = Math.min(least, (int) active.stream().filter(Pod::ready).count());
        }

        // 8 replicas: surge ceil(8 / 4) = 2, unavailable floor(8 / 4) = 2
        assertThat(most).isEqualTo(10);
        assertThat(least).isEqualTo(6);
        assertThat(cluster.pods()).hasSize(8).allMatch(pod -> version(pod).equals("v2"));
        assertThat(cluster.readyEndpoints("a")).hasSize(8);
    }

    @Test
    void a_single_pod_is_replaced_before_it_goes() {
        cluster.apply(deployment("a", 1, "v1"));
        cluster.settle();
        cluster.apply(deployment("a", 1, "v2"));
        cluster.settle();

        // surge 1, unavailable 0: the new one is ready before the old one is deleted
        assertThat(cluster.time("pod.delete", "pod default/a-0"))
                .isEqualTo(cluster.time("pod.ready", "pod default/a-1") + WATCH);
        assertThat(cluster.podNames()).containsExactly("a-1");
    }

    @Test
    void a_change_of_the_wanted_number_in_the_middle_of_a_roll_arrives() {
        cluster.apply(deployment("a", 6, "v1"));
        cluster.settle();
        cluster.apply(deployment("a", 6, "v2"));
        cluster.sim.runFor(SECOND);
        cluster.apply(deployment("a", 2, "v3"));
        cluster.settle();

        assertThat(cluster.pods()).hasSize(2).allMatch(pod -> version(pod).equals("v3"));
    }

    @Test
    void a_deleted_deployment_takes_its_pods_along() {
        cluster.apply(deployment("a", 2, "v1"));
        cluster.settle();
        cluster.delete(Kind.DEPLOYMENT, "a");
        cluster.settle();

        assertThat(cluster.pods()).isEmpty();
    }

    @Test
    void a_selector_cannot_be_changed() {
        cluster.apply(deployment("a", 2, "v1"));
        Deployment then = deployment("a", 2, "v1");
        Deployment now =
                new Deployment(then.meta(), 2, Labels.of("version", "v1"), then.template());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster.apply(now))
                .withMessage("deployment default/a: selector {version=v1} must stay {app=a}");
    }

    @Test
    void pods_without_room_wait_for_a_node() {
        TestCluster small =
                TestCluster.withNodes(1, KubeSettings.DEFAULT.withMaxPods(2), TieMode.FIRST_COME);
        small.apply(deployment("a", 3, "v1"));
        small.settle();

        assertThat(small.pods()).filteredOn(Pod::ready).hasSize(2);
        assertThat(small.times("pod.unschedulable", "pod default/a-2")).hasSize(1);

        small.apply(cluster.node("node-2"));
        small.settle();
        assertThat(small.pods()).hasSize(3).allMatch(Pod::ready);
        assertThat(small.pod("a-2").ip()).isEqualTo("10.244.2.2");
    }

    @Test
    void the_outcome_does_not_lean_on_the_order_of_ties() {
        TestCluster shuffled = TestCluster.withNodes(3, KubeSettings.DEFAULT, TieMode.SHUFFLED);
        for (TestCluster each : List.of(cluster, shuffled)) {
            each.apply(service("a"));
            each.apply(deployment("a", 7, "v1"));
            each.settle();
            each.apply(deployment("a", 4, "v2"));
            each.settle();
        }

        assertThat(shuffled.pods()).hasSize(4).allMatch(Pod::ready);
        assertThat(shuffled.readyEndpoints("a")).hasSameElementsAs(shuffled.podNames());
        assertThat(cluster.pods()).hasSize(4).allMatch(Pod::ready);
    }

    private static String version(Pod pod) {
        return pod.meta().labels().get("version").orElseThrow();
    }
}
