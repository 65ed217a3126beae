package io.meshsim.part.kube;

import static io.meshsim.part.kube.TestCluster.MILLI;
import static io.meshsim.part.kube.TestCluster.SYNC;
import static io.meshsim.part.kube.TestCluster.WATCH;
import static io.meshsim.part.kube.TestCluster.deployment;
import static io.meshsim.part.kube.TestCluster.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.Deployment;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Namespace;
import io.meshsim.config.Pod;
import io.meshsim.config.PodTemplate;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.engine.TieMode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service's slices say which addresses are behind it. */
class EndpointSliceTest {

    private final TestCluster cluster = TestCluster.withNodes(1);

    @Test
    void a_service_without_pods_has_an_empty_slice() {
        cluster.apply(service("a"));
        cluster.settle();

        assertThat(cluster.time("slice", "endpointslice default/a")).isEqualTo(WATCH + SYNC);
        assertThat(cluster.slice("a").endpoints()).isEmpty();
        assertThat(cluster.slice("a").service()).isEqualTo("a");
    }

    @Test
    void a_change_while_a_slice_is_being_written_makes_a_second_round() {
        cluster.apply(service("a"));
        cluster.apply(pod("a-0", 2));
        cluster.sim.runFor(SYNC);
        cluster.apply(pod("a-1", 3));
        cluster.settle();

        // first round begins at 5 ms, the second when it is written at 15 ms
        assertThat(cluster.times("slice", "endpointslice default/a"))
                .containsExactly(15 * MILLI, 25 * MILLI);
        assertThat(cluster.readyEndpoints("a")).containsExactly("a-0", "a-1");
    }

    @Test
    void a_batch_period_gathers_changes_of_pods() {
        TestCluster batching =
                TestCluster.withNodes(
                        1,
                        KubeSettings.DEFAULT.withEndpointUpdatesBatchPeriod(Duration.ofMillis(500)),
                        TieMode.FIRST_COME);
        batching.apply(service("a"));
        batching.settle();
        long now = batching.sim.nowNanos();
        for (int i = 0; i < 3; i++) {
            batching.apply(pod("a-" + i, 2 + i));
            batching.sim.runFor(100 * MILLI);
        }
        batching.settle();

        assertThat(batching.times("slice", "endpointslice default/a"))
                .last()
                .isEqualTo(now + WATCH + 500 * MILLI + SYNC);
        assertThat(batching.times("slice", "endpointslice default/a")).hasSize(2);
        assertThat(batching.readyEndpoints("a")).hasSize(3);
    }

    @Test
    void pods_that_resolve_a_port_name_differently_come_in_different_slices() {
        cluster.apply(service("a"));
        Deployment v1 = deployment("a", 1, "v1");
        cluster.apply(v1);
        PodTemplate other =
                new PodTemplate(
                        Labels.of("app", "a").with("version", "v2"),
                        Labels.NONE,
                        "default",
                        List.of(new ContainerPort("http", 9090)));
        cluster.apply(new Deployment(Meta.of("default", "a2"), 1, v1.selector(), other));
        cluster.settle();

        assertThat(cluster.kube.api().list(Kind.ENDPOINT_SLICE))
                .map(EndpointSlice.class::cast)
                .extracting(
                        slice ->
                                slice.meta().name()
                                        + " of "
                                        + slice.service()
                                        + " "
                                        + slice.ports().get(0).port())
                .containsExactly("a of a 8080", "a-2 of a 9090");

        cluster.delete(Kind.DEPLOYMENT, "a2");
        cluster.settle();
        assertThat(cluster.kube.api().list(Kind.ENDPOINT_SLICE)).hasSize(1);
    }

    @Test
    void numbers_and_missing_targets_resolve_to_ports() {
        cluster.apply(
                new Service(
                        Meta.of("default", "a"),
                        "ClusterIP",
                        "",
                        Labels.of("app", "a"),
                        List.of(
                                new ServicePort("number", 80, "8081", "TCP", "", 0),
                                new ServicePort("same", 81, "", "TCP", "", 0),
                                new ServicePort("unknown", 82, "nowhere", "TCP", "", 0))));
        cluster.apply(pod("a-0", 2));
        cluster.settle();

        assertThat(cluster.slice("a").ports())
                .containsExactly(new ContainerPort("number", 8081), new ContainerPort("same", 81));
    }

    @Test
    void a_changed_selector_changes_who_is_behind_it() {
        cluster.apply(service("a"));
        cluster.apply(pod("a-0", 2));
        cluster.settle();
        Service elsewhere =
                new Service(
                        Meta.of("default", "a"),
                        "ClusterIP",
                        "",
                        Labels.of("app", "b"),
                        List.of(ServicePort.of("http", 80)));
        cluster.apply(elsewhere);
        cluster.settle();
        assertThat(cluster.slice("a").endpoints()).isEmpty();

        cluster.delete(Kind.SERVICE, "a");
        cluster.settle();
        assertThat(cluster.kube.api().list(Kind.ENDPOINT_SLICE)).isEmpty();
    }

    @Test
    void a_service_without_a_selector_is_left_to_whoever_writes_its_slices() {
        cluster.apply(
                new Service(
                        Meta.of("default", "outside"),
                        "ClusterIP",
                        "",
                        Labels.NONE,
                        List.of(ServicePort.of("http", 80))));
        cluster.settle();

        assertThat(cluster.kube.api().list(Kind.ENDPOINT_SLICE)).isEmpty();
    }

    @Test
    void a_deleted_namespace_takes_everything_in_it_along() {
        cluster.apply(new Namespace(Meta.of("", "default")));
        cluster.apply(service("a"));
        cluster.apply(deployment("a", 2, "v1"));
        cluster.settle();
        cluster.kube.api().delete(new ResourceKey(Kind.NAMESPACE, "", "default"));
        cluster.settle();

        assertThat(cluster.pods()).isEmpty();
        assertThat(cluster.kube.api().list(Kind.ENDPOINT_SLICE)).isEmpty();
        assertThat(cluster.kube.api().list(Kind.SERVICE)).isEmpty();
    }

    /** A pod that nobody runs, ready at an address. */
    private static Pod pod(String name, int host) {
        return new Pod(
                Meta.of("default", name).withLabels(Labels.of("app", "a")),
                "",
                "default",
                List.of(new ContainerPort("http", 8080)),
                "elsewhere",
                "10.244.9." + host,
                true,
                false);
    }
}
