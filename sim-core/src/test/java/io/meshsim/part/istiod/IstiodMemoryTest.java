package io.meshsim.part.istiod;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Labels;
import io.meshsim.config.MeshConfig;
import io.meshsim.config.Meta;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.cost.IstiodCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.part.istiod.fleet.FleetSettings;
import io.meshsim.part.istiod.fleet.Instance;
import io.meshsim.part.istiod.fleet.Istiods;
import io.meshsim.xds.PushObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An istiod has memory for what it holds, and dies when that is more than its limit. */
class IstiodMemoryTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MB = 1_000_000;

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final TestStore store = new TestStore(simulation);
    private final List<TestProxy> proxies = new ArrayList<>();
    private int crashes;

    private Instance instance(long limitBytes) {
        Limits limits = Limits.NONE.withMemoryBytes(limitBytes);
        for (int i = 0; i < 10; i++) {
            store.apply(service("service-" + i));
        }
        Istiods istiods =
                new Istiods(
                        simulation,
                        FleetSettings.DEFAULT,
                        0,
                        () -> killedNanos -> ++crashes * 10L * SECOND,
                        name -> istiod(name, IstiodSettings.DEFAULT.withLimits(limits)));
        istiods.start();
        istiods.limitStreams(false);
        simulation.runFor(SECOND);
        return istiods.all().get(0);
    }

    private Istiod istiod(String name, IstiodSettings settings) {
        return new Istiod(
                new Identity(name, Identity.counter()),
                simulation,
                settings,
                MeshConfig.DEFAULT,
                IstiodCosts.DEFAULT,
                store,
                new Metrics(),
                new PushObserver() {});
    }

    private static Service service(String name) {
        List<ServicePort> ports = List.of(ServicePort.of("http", 8080));
        return new Service(
                Meta.of("default", name), "ClusterIP", "", Labels.of("app", name), ports);
    }

    private void connect(Instance instance, int count, Supplier<TestProxy> kind) {
        for (int i = 0; i < count; i++) {
            TestProxy proxy = kind.get();
            proxies.add(proxy);
            proxy.connect(instance.istiod());
        }
        simulation.runFor(5 * SECOND);
    }

    private TestProxy next() {
        int number = proxies.size();
        return TestProxy.sidecar("default", "p-" + number, "10.0.0." + number, "p");
    }

    private static double bytes(Instance instance) {
        return instance.istiod().memory().residentBytes();
    }

    @Test
    void memory_grows_with_each_proxy_and_falls_when_it_goes() {
        Instance instance = instance(0);
        double before = bytes(instance);
        connect(instance, 1, this::next);
        double one = bytes(instance) - before;
        connect(instance, 99, this::next);
        double hundred = bytes(instance) - before;

        // The cache is filled by the first.
        assertThat(one).isBetween(1.2e6, 1.4e6);
        assertThat(hundred).isBetween(99 * 1.2e6, 99 * 1.3e6 + one);

        proxies.forEach(proxy -> proxy.stream().close());
        simulation.runFor(SECOND);
        assertThat(bytes(instance)).isBetween(before, before + 0.1e6);
    }

    @Test
    void both_protocols_hold_the_same_and_a_push_more_of_it() {
        Instance instance = instance(0);
        double empty = bytes(instance);
        connect(instance, 50, this::next);
        double world = bytes(instance) - empty;
        connect(instance, 50, () -> next().delta());
        double both = bytes(instance) - empty;
        assertThat(both - world).isBetween(0.99 * world - 0.2e6, 1.01 * world);

        double before = bytes(instance);
        for (int i = 10; i < 60; i++) {
            store.apply(service("service-" + i));
        }
        simulation.runFor(5 * SECOND);
        // A cluster and an assignment of each, twice 184 B, with garbage, in a hundred proxies; and
        // what the cache and the context have of them.
        assertThat(bytes(instance) - before).isBetween(50 * 100 * 736.0, 50 * 100 * 850.0);
    }

    @Test
    void too_much_kills_it_again_and_again() {
        Instance instance = instance(80 * MB + 50 * MB);
        connect(instance, 30, this::next);
        assertThat(instance.istiod().isDown()).isFalse();

        connect(instance, 20, this::next);
        assertThat(instance.istiod().isDown()).isTrue();
        assertThat(bytes(instance)).isZero();
        assertThat(proxies).allMatch(proxy -> !proxy.closed.isEmpty());

        simulation.runFor(6 * SECOND);
        assertThat(instance.istiod().isReady()).isTrue();
        connect(instance, 50, this::next);
        assertThat(instance.istiod().isDown()).isTrue();
        assertThat(crashes).isEqualTo(2);
        simulation.runFor(10 * SECOND);
        assertThat(instance.istiod().isDown()).isTrue();
        simulation.runFor(10 * SECOND);
        assertThat(instance.istiod().isReady()).isTrue();
        assertThat(instance.istiod().memory().kills()).isEqualTo(2);
    }
}
