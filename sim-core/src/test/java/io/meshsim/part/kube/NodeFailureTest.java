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

import io.meshsim.config.Pod;
import io.meshsim.engine.TieMode;
import io.meshsim.net.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A silent node is found out by its lease; its pods are withdrawn, then replaced. */
class NodeFailureTest {

    private static final String NODE = "node node-2";

    @ParameterizedTest
    @CsvSource({"50, 65", "40, 55"})
    void the_grace_period_counts_from_the_look_that_saw_the_last_lease(int grace, int notReady) {
        TestCluster cluster = twoPods(grace);
        cluster.sim.runUntilNanos(12 * SECOND);

        cluster.kube.crashNode("node-2");
        cluster.sim.runUntilNanos(100 * SECOND);

        // renewed at 10 s, seen by the look at 15 s, given up at 15 s + grace
        assertThat(cluster.time("node.notready", NODE)).isEqualTo(notReady * SECOND);
        assertThat(cluster.time("pod.notready", "pod default/a-1")).isEqualTo(notReady * SECOND);
        assertThat(cluster.time("slice", "endpointslice default/a"))
                .isEqualTo(notReady * SECOND + WATCH + SYNC);
        assertThat(cluster.readyEndpoints("a")).containsExactly("a-0");
    }

    @ParameterizedTest
    @CsvSource({"10_001", "12_345", "14_999", "15_001", "19_999"})
    void a_dead_node_is_withdrawn_within_interval_grace_period_and_sync(int crashMillis) {
        TestCluster cluster = twoPods(50);
        long crash = crashMillis * TestCluster.MILLI;
        cluster.sim.runUntilNanos(crash);

        cluster.kube.crashNode("node-2");
        cluster.sim.runUntilNanos(100 * SECOND);

        long withdrawn = cluster.time("slice", "endpointslice default/a");
        assertThat(withdrawn - crash)
                .isLessThanOrEqualTo((50 + 5) * SECOND + WATCH + SYNC)
                .isGreaterThan((50 - 10) * SECOND);
    }

    @Test
    void a_crash_ends_the_processes_at_once_though_nobody_knows() {
        TestCluster cluster = twoPods(50);
        cluster.runtime.clear();
        cluster.sim.runUntilNanos(12 * SECOND);

        cluster.kube.crashNode("node-2");

        assertThat(cluster.runtime).containsExactly(12 * SECOND + " crash a-1");
        assertThat(cluster.pod("a-1").ready()).isTrue();
        assertThat(cluster.node("node-2").ready()).isTrue();
        assertThat(cluster.kube.isSettled()).isFalse();
    }

    @Test
    void pods_of_a_dead_node_are_evicted_and_replaced_but_stay_terminating() {
        TestCluster cluster = twoPods(50);
        cluster.sim.runUntilNanos(12 * SECOND);
        cluster.kube.crashNode("node-2");
        cluster.settle();

        long evicted = (65 + 300) * SECOND;
        assertThat(cluster.time("evict", "pod default/a-1")).isEqualTo(evicted);
        long replaced = evicted + 3 * WATCH + STARTUP + READY + WIRE;
        assertThat(cluster.time("pod.ready", "pod default/a-2")).isEqualTo(replaced);
        assertThat(cluster.pod("a-2").node()).isEqualTo("node-1");
        assertThat(cluster.pod("a-1").terminating()).isTrue();
        assertThat(cluster.readyEndpoints("a")).containsExactly("a-0", "a-2");

        cluster.kube.restartNode("node-2");
        cluster.settle();

        assertThat(cluster.podNames()).containsExactly("a-0", "a-2");
        assertThat(cluster.node("node-2").ready()).isTrue();
    }

    @Test
    void a_node_that_comes_back_in_time_starts_its_pods_again_with_new_addresses() {
        TestCluster cluster = twoPods(50);
        String before = cluster.pod("a-1").ip();
        cluster.sim.runUntilNanos(12 * SECOND);
        cluster.kube.crashNode("node-2");
        cluster.sim.runUntilNanos(100 * SECOND + 1);

        cluster.kube.restartNode("node-2");
        cluster.settle();

        long heard = 100 * SECOND + 1 + WIRE;
        assertThat(cluster.time("node.ready", NODE)).isEqualTo(heard);
        assertThat(cluster.time("pod.ready", "pod default/a-1"))
                .isEqualTo(heard + STARTUP + READY + WIRE);
        assertThat(cluster.pod("a-1").ip()).isNotEqualTo(before);
        assertThat(cluster.readyEndpoints("a")).containsExactly("a-0", "a-1");
        cluster.sim.runFor(400 * SECOND);
        assertThat(cluster.times("evict", "pod default/a-1")).isEmpty();
    }

    @Test
    void a_quick_reboot_is_told_by_the_kubelet_long_before_the_grace_period() {
        TestCluster cluster = twoPods(50);
        cluster.sim.runUntilNanos(12 * SECOND);
        cluster.kube.crashNode("node-2");
        cluster.sim.runUntilNanos(14 * SECOND);
        cluster.kube.restartNode("node-2");
        cluster.settle();

        // the lease travels once, the status after it once more
        assertThat(cluster.time("pod.notready", "pod default/a-1"))
                .isEqualTo(14 * SECOND + 2 * WIRE);
        assertThat(cluster.times("node.notready", NODE)).isEmpty();
        assertThat(cluster.pod("a-1").ready()).isTrue();
    }

    @Test
    void a_partitioned_kubelet_keeps_its_pods_running_and_is_believed_again_after_healing() {
        TestCluster cluster = twoPods(50);
        cluster.runtime.clear();
        cluster.sim.runUntilNanos(12 * SECOND);
        Network.Installed cut = cluster.partition("node-2");
        cluster.sim.runUntilNanos(72 * SECOND);
        assertThat(cluster.time("node.notready", NODE)).isEqualTo(65 * SECOND);
        assertThat(cluster.readyEndpoints("a")).containsExactly("a-0");

        cut.close();
        cluster.settle();

        // leases at 80 s, 90 s, …: the first that gets through speaks for node and pods
        assertThat(cluster.time("node.ready", NODE)).isEqualTo(80 * SECOND + WIRE);
        assertThat(cluster.time("pod.ready", "pod default/a-1")).isEqualTo(80 * SECOND + 2 * WIRE);
        assertThat(cluster.readyEndpoints("a")).containsExactly("a-0", "a-1");
        assertThat(cluster.runtime).isEmpty();
    }

    @Test
    void a_pod_evicted_behind_a_partition_runs_on_until_its_kubelet_hears_of_it() {
        TestCluster cluster = twoPods(50);
        cluster.runtime.clear();
        cluster.sim.runUntilNanos(12 * SECOND);
        Network.Installed cut = cluster.partition("node-2");
        cluster.sim.runUntilNanos(402 * SECOND);
        assertThat(cluster.runtime).noneMatch(line -> line.endsWith("a-1"));

        cut.close();
        cluster.settle();

        assertThat(cluster.runtime).contains((410 * SECOND + WIRE + 5 * SECOND) + " stop a-1");
        assertThat(cluster.podNames()).containsExactly("a-0", "a-2");
    }

    @Test
    void with_every_node_silent_nothing_is_evicted() {
        TestCluster cluster = twoPods(50);
        cluster.sim.runUntilNanos(12 * SECOND);
        cluster.kube.crashNode("node-1");
        cluster.kube.crashNode("node-2");
        cluster.sim.runUntilNanos(1_000 * SECOND);

        assertThat(cluster.pods()).hasSize(2).noneMatch(Pod::terminating).noneMatch(Pod::ready);
        assertThat(cluster.kube.isSettled()).isTrue();
    }

    @Test
    void two_nodes_that_die_together_are_evicted_ten_seconds_apart() {
        TestCluster cluster = TestCluster.withNodes(5);
        cluster.apply(deployment("a", 5, "v1"));
        cluster.sim.runUntilNanos(12 * SECOND);
        cluster.kube.crashNode("node-1");
        cluster.kube.crashNode("node-2");
        cluster.sim.runUntilNanos(380 * SECOND);

        assertThat(cluster.time("evict", "pod default/a-0")).isEqualTo(365 * SECOND);
        assertThat(cluster.time("evict", "pod default/a-1")).isEqualTo(375 * SECOND);
    }

    @Test
    void a_cluster_of_at_most_fifty_nodes_stops_evicting_when_most_are_not_ready() {
        TestCluster cluster = TestCluster.withNodes(5);
        cluster.apply(deployment("a", 5, "v1"));
        cluster.sim.runUntilNanos(12 * SECOND);
        // three of five: more than two, and 60 % is not below 55 %
        cluster.kube.crashNode("node-1");
        cluster.kube.crashNode("node-2");
        cluster.kube.crashNode("node-3");
        cluster.sim.runUntilNanos(500 * SECOND);

        assertThat(cluster.pods()).hasSize(5).noneMatch(Pod::terminating);
    }

    @Test
    void an_unknown_node_cannot_crash() {
        TestCluster cluster = TestCluster.withNodes(2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster.kube.crashNode("node-7"))
                .withMessage("node \"node-7\" must be one of [node-1, node-2]");
    }

    @Test
    void a_deleted_node_takes_its_pods_along_and_they_are_replaced() {
        TestCluster cluster = twoPods(50);
        cluster.kube.api().delete(cluster.node("node-2").key());
        cluster.settle();

        assertThat(cluster.pods()).hasSize(2).allMatch(pod -> pod.node().equals("node-1"));
        assertThat(cluster.readyEndpoints("a")).hasSize(2);
    }

    private static TestCluster twoPods(int graceSeconds) {
        TestCluster cluster =
                TestCluster.withNodes(
                        2,
                        KubeSettings.DEFAULT.withNodeMonitorGracePeriod(
                                TestCluster.seconds(graceSeconds)),
                        TieMode.FIRST_COME);
        cluster.apply(service("a"));
        cluster.apply(deployment("a", 2, "v1"));
        cluster.settle();
        return cluster;
    }
}
