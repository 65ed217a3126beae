package io.meshsim.part.kube;

import static io.meshsim.part.kube.TestCluster.MILLI;
import static io.meshsim.part.kube.TestCluster.WATCH;
import static io.meshsim.part.kube.TestCluster.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.config.Change;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.Namespace;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.engine.TieMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written is there at once, and is heard of in order, a watch latency later. */
class ApiServerTest {

    private final TestCluster cluster = new TestCluster(KubeSettings.DEFAULT, TieMode.SHUFFLED);

    @Test
    void a_watcher_hears_of_changes_in_order_even_when_ties_are_shuffled() {
        for (int i = 0; i < 50; i++) {
            cluster.apply(new Namespace(Meta.of("", "ns-" + i)));
        }
        cluster.sim.runFor(WATCH - 1);
        assertThat(cluster.changes).isEmpty();

        cluster.sim.runFor(1);

        assertThat(cluster.changes).hasSize(50);
        assertThat(cluster.changes)
                .extracting(change -> change.key().name())
                .startsWith("ns-0", "ns-1", "ns-2")
                .endsWith("ns-49");
    }

    @Test
    void an_equal_resource_is_no_change() {
        cluster.apply(service("reviews"));
        cluster.apply(service("reviews"));
        cluster.sim.runFor(WATCH);

        assertThat(cluster.changes).hasSize(1);
        assertThat(cluster.times("apply", "service default/reviews")).hasSize(1);
    }

    @Test
    void a_change_says_what_was_there_and_when_it_was_written() {
        cluster.sim.runFor(MILLI);
        cluster.apply(new Namespace(Meta.of("", "shop")));
        Namespace labelled =
                new Namespace(
                        Meta.of("", "shop").withLabels(Labels.of("istio-injection", "enabled")));
        cluster.apply(labelled);
        cluster.delete(Kind.SERVICE, "absent");
        cluster.kube.api().delete(labelled.key());
        cluster.sim.runFor(WATCH);

        assertThat(cluster.changes)
                .containsExactly(
                        new Change(null, new Namespace(Meta.of("", "shop")), MILLI),
                        new Change(new Namespace(Meta.of("", "shop")), labelled, MILLI),
                        new Change(labelled, null, MILLI));
    }

    @Test
    void resources_are_listed_oldest_first_and_keep_their_place_when_replaced() {
        cluster.apply(new Namespace(Meta.of("", "b")));
        cluster.apply(new Namespace(Meta.of("", "a")));
        cluster.apply(new Namespace(Meta.of("", "b").withLabels(Labels.of("x", "y"))));

        assertThat(cluster.kube.api().list(Kind.NAMESPACE))
                .extracting(namespace -> namespace.meta().name())
                .containsExactly("b", "a");
    }

    @Test
    void services_get_addresses_in_order_and_keep_them() {
        cluster.apply(service("a"));
        cluster.apply(service("b"));
        cluster.apply(service("headless").withClusterIp("None"));
        cluster.apply(service("c").withClusterIp("10.96.0.12"));
        cluster.apply(service("d"));
        cluster.apply(
                new Service(
                        Meta.of("default", "a"),
                        "ClusterIP",
                        "",
                        Labels.of("app", "other"),
                        List.of(ServicePort.of("http", 80))));

        assertThat(cluster.kube.api().list(Kind.SERVICE))
                .extracting(service -> ((Service) service).clusterIp())
                .containsExactly("10.96.0.10", "10.96.0.11", "None", "10.96.0.12", "10.96.0.13");
    }

    @Test
    void an_address_of_another_service_is_refused_and_nothing_is_written() {
        cluster.apply(service("a"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster.apply(service("b").withClusterIp("10.96.0.10")))
                .withMessage(
                        "service default/b: clusterIP 10.96.0.10 must be free, it belongs to"
                                + " service default/a");
        assertThat(cluster.get(Kind.SERVICE, "b")).isEmpty();
    }

    @Test
    void an_address_cannot_be_changed() {
        cluster.apply(service("a"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster.apply(service("a").withClusterIp("10.96.7.7")))
                .withMessageContaining("must stay 10.96.0.10");
    }

    @Test
    void what_the_real_one_refuses_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster.apply(service("Reviews")))
                .withMessageContaining("name \"Reviews\" must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster.apply(withPorts()))
                .withMessageContaining("ports must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                cluster.apply(
                                        withPorts(ServicePort.of("", 80), ServicePort.of("b", 81))))
                .withMessageContaining("port 80 must have a name");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                cluster.apply(
                                        withPorts(
                                                ServicePort.of("a", 80), ServicePort.of("b", 80))))
                .withMessageContaining("port TCP 80 must be used once only");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster.apply(withPorts(ServicePort.of("a", 70_000))))
                .withMessageContaining("port 70000 must be between 1 and 65535");
    }

    private static Service withPorts(ServicePort... ports) {
        return new Service(Meta.of("default", "s"), "ClusterIP", "", Labels.NONE, List.of(ports));
    }
}
