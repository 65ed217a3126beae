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
import io.meshsim.part.istiod.stream.StreamSettings;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is let in, for how long, and what a client that does not read holds up. */
class StreamLimitsTest {

    private static final long SECOND = 1_000_000_000L;

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final TestStore store = new TestStore(simulation);
    private final Metrics metrics = new Metrics();
    private final List<TestProxy> proxies = new ArrayList<>();

    private Istiod istiod(IstiodSettings settings) {
        Istiod istiod =
                new Istiod(
                        simulation,
                        settings,
                        MeshConfig.DEFAULT,
                        IstiodCosts.DEFAULT,
                        store,
                        metrics,
                        new PushObserver() {});
        store.apply(service("first"));
        istiod.start();
        simulation.runFor(SECOND);
        return istiod;
    }

    private static Istiod connected(Istiod istiod, List<TestProxy> proxies) {
        proxies.forEach(proxy -> proxy.connect(istiod));
        return istiod;
    }

    private static Service service(String name) {
        Labels selector = Labels.of("app", name);
        List<ServicePort> ports = List.of(ServicePort.of("http", 8080));
        return new Service(Meta.of("default", name), "ClusterIP", "", selector, ports);
    }

    private List<TestProxy> proxies(int count) {
        for (int i = 0; i < count; i++) {
            proxies.add(TestProxy.sidecar("default", "p-" + i, "10.0.0." + i, "p"));
        }
        return proxies;
    }

    private long refused() {
        return proxies.stream().filter(p -> p.closed.contains("resource exhausted")).count();
    }

    private static IstiodSettings streams(StreamSettings streams) {
        return IstiodSettings.DEFAULT.withStreams(streams);
    }

    /** Two clients, one push at a time, and windows that hold nothing. */
    private Istiod narrow(Duration sendTimeout) {
        StreamSettings settings =
                StreamSettings.DEFAULT.withClientWindowBytes(1).withSendTimeout(sendTimeout);
        Istiod istiod = istiod(streams(settings).withPushThrottle(1));
        connected(istiod, proxies(2));
        simulation.runFor(SECOND);
        proxies.forEach(proxy -> proxy.responses.clear());
        return istiod;
    }

    /** Pushes large configuration until the clients that do not read hold a send up. */
    private void pushMuch() {
        for (int i = 0; i < 60; i++) {
            store.apply(service("service-" + i));
        }
        simulation.runFor(SECOND);
        store.apply(service("last"));
        simulation.runFor(5 * SECOND);
    }

    private long failedSends() {
        return Stream.of("cds", "eds", "lds", "rds")
                .mapToLong(
                        type ->
                                metrics.counter("pilot_xds_pushes", "type", type + "_senderr")
                                        .value())
                .sum();
    }

    @Test
    void two_cpus_let_25_streams_in_a_second_wait_and_refuse_the_rest() {
        Istiod istiod = connected(istiod(IstiodSettings.DEFAULT), proxies(40));

        simulation.runFor(SECOND / 2);
        assertThat(refused()).isEqualTo(14);
        assertThat(istiod.connections()).isEqualTo(13);
        simulation.runFor(SECOND);
        assertThat(istiod.connections()).isEqualTo(26);
    }

    @Test
    void while_a_mesh_is_set_up_nobody_waits() {
        Istiod istiod = istiod(IstiodSettings.DEFAULT);
        istiod.limitStreams(false);
        connected(istiod, proxies(40));
        simulation.runFor(SECOND / 2);
        assertThat(istiod.connections()).isEqualTo(40);
    }

    @Test
    void an_old_connection_is_ended_within_a_tenth_of_its_greatest_age_and_a_grace() {
        Duration age = Duration.ofSeconds(100);
        Istiod istiod = istiod(streams(StreamSettings.DEFAULT.withMaxConnectionAge(age)));
        connected(istiod, proxies(1));
        simulation.runFor(99 * SECOND);
        assertThat(istiod.connections()).isOne();
        simulation.runFor(22 * SECOND);
        assertThat(istiod.connections()).isZero();
        assertThat(proxies.get(0).closed).containsExactly("max connection age");
    }

    @Test
    void a_client_that_does_not_read_keeps_its_slot_and_the_others_wait() {
        Istiod istiod = narrow(Duration.ZERO);
        TestProxy slow = proxies.get(0);
        TestProxy other = proxies.get(1);
        slow.reads = false;
        pushMuch();
        other.responses.clear();

        store.apply(service("later"));
        simulation.runFor(60 * SECOND);
        assertThat(other.responses).isEmpty();

        slow.reads = true;
        slow.stream().received(10_000_000);
        simulation.runFor(5 * SECOND);
        assertThat(other.responses).isNotEmpty();
        assertThat(istiod.connections()).isEqualTo(2);
    }

    @Test
    void whoever_asks_is_answered_without_a_slot() {
        Istiod istiod = narrow(Duration.ZERO);
        proxies.get(0).reads = false;
        pushMuch();
        assertThat(istiod.isQuiet()).isFalse();

        TestProxy asks = TestProxy.sidecar("default", "asks", "10.0.0.9", "asks");
        asks.connect(istiod);
        simulation.runFor(SECOND);
        assertThat(asks.types()).contains(XdsType.CDS, XdsType.LDS);
    }

    @Test
    void a_client_that_reads_is_not_held_up_by_the_window() {
        Istiod istiod = narrow(Duration.ZERO);
        pushMuch();
        assertThat(istiod.isQuiet()).isTrue();
    }

    @Test
    void with_a_send_timeout_the_stream_of_a_client_that_does_not_read_ends() {
        Istiod istiod = narrow(Duration.ofSeconds(2));
        proxies.get(0).reads = false;
        pushMuch();
        assertThat(istiod.isQuiet()).isTrue();
        assertThat(proxies.get(0).closed).containsExactly("deadline exceeded");
        assertThat(failedSends()).isOne();
        assertThat(istiod.connections()).isOne();
    }
}
