package io.meshsim.part.istiod;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.ContainerPort;
import io.meshsim.config.Endpoint;
import io.meshsim.config.EndpointSlice;
import io.meshsim.config.Labels;
import io.meshsim.config.MeshConfig;
import io.meshsim.config.Meta;
import io.meshsim.config.Pod;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.cost.IstiodCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsResource;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An istiod reads what the cluster holds before it takes streams. */
class IstiodStartTest {

    private static final long SECOND = 1_000_000_000L;
    private static final String CART = "outbound|80||cart.default.svc.cluster.local";
    private static final IstiodCosts COSTS = IstiodCosts.DEFAULT;

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final TestStore store = new TestStore(simulation);
    private final Istiod istiod =
            new Istiod(
                    simulation,
                    IstiodSettings.DEFAULT,
                    MeshConfig.DEFAULT,
                    COSTS,
                    store,
                    new Metrics(),
                    new PushObserver() {});
    private final TestProxy proxy = TestProxy.sidecar("default", "web-1", "10.0.0.1", "web");

    private void applyCart(int endpoints) {
        List<ContainerPort> ports = List.of(new ContainerPort("http", 80));
        store.apply(
                new Service(
                        Meta.of("default", "cart"),
                        "ClusterIP",
                        "10.96.0.1",
                        Labels.of("app", "cart"),
                        List.of(ServicePort.of("http", 80))));
        Meta pod = Meta.of("default", "cart-1").withLabels(Labels.of("app", "cart"));
        store.apply(new Pod(pod, "cart", "cart", ports, "node-1", "10.0.0.2", true, false));
        List<Endpoint> all = new ArrayList<>();
        for (int i = 0; i < endpoints; i++) {
            String ip = "10.0." + i / 250 + "." + (i % 250 + 2);
            all.add(new Endpoint(ip, "cart-1", "node-1", true, false));
        }
        store.apply(new EndpointSlice(Meta.of("default", "cart-a"), "cart", all, ports));
    }

    private long startNanos() {
        long from = simulation.nowNanos();
        istiod.start();
        simulation.runUntil(istiod::isReady, SECOND);
        return simulation.nowNanos() - from;
    }

    private boolean knowsCart() {
        XdsResource endpoints = proxy.held(XdsType.EDS).get(CART);
        return endpoints != null && endpoints.message().toString().contains("10.0.0.2");
    }

    @Test
    void each_resource_takes_the_time_of_a_change() {
        applyCart(1);
        // a service, a pod and a slice of one endpoint; then a context of one service
        long read = 2 * COSTS.eventNanos(0) + COSTS.eventNanos(1);
        assertThat(startNanos()).isEqualTo(read + COSTS.contextNanos(1, 0, 0));
    }

    @Test
    void it_is_ready_when_it_knows_the_endpoints() {
        applyCart(1);
        startNanos();
        proxy.connect(istiod);
        simulation.runFor(SECOND);
        assertThat(knowsCart()).isTrue();
    }

    @Test
    void one_that_is_ready_before_sends_none_until_it_has_read_them() {
        // More than it reads while it makes the context.
        applyCart(5000);
        istiod.readyBeforeEndpoints(true);
        long early = startNanos();
        assertThat(early).isEqualTo(2 * COSTS.eventNanos(0) + COSTS.contextNanos(1, 0, 0));
        proxy.connect(istiod);
        simulation.runUntil(() -> proxy.held(XdsType.EDS).containsKey(CART), SECOND);
        assertThat(knowsCart()).isFalse();
        simulation.runFor(SECOND);
        assertThat(knowsCart()).isTrue();
    }

    @Test
    void after_a_crash_it_reads_again() {
        applyCart(1);
        long first = startNanos();
        istiod.crash();
        long from = simulation.nowNanos();
        istiod.restart();
        simulation.runUntil(istiod::isReady, SECOND);
        assertThat(simulation.nowNanos() - from).isEqualTo(first);
    }
}
