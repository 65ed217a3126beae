package io.meshsim.part.istiod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.meshsim.config.Labels;
import io.meshsim.config.MeshConfig;
import io.meshsim.config.Meta;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.cost.Calibrated;
import io.meshsim.cost.IstiodCosts;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.engine.station.Cores;
import io.meshsim.xds.PushObserver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contexts, generating and sending use up the same CPUs, and the same quota of them. */
class IstiodCpuTest {

    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int PROXIES = 20;
    private static final long CONTEXT = 400 * MS;

    /**
     * 400 ms for a context, and for each proxy 10 ms to generate and about 1 ms per type to send.
     */
    private static final IstiodCosts COSTS =
            new IstiodCosts(
                    micros(20),
                    micros(0),
                    micros(400_000),
                    micros(0),
                    micros(0),
                    micros(0),
                    micros(10_000),
                    micros(0),
                    micros(0),
                    micros(500));

    private final Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
    private final TestStore store = new TestStore(simulation);
    private long startedNanos;
    private long endedNanos;

    private static Calibrated micros(double value) {
        return Calibrated.micros("test", value, 0, "the test");
    }

    /** Lets a full push run, and gives the CPUs, whose statistics begin with it. */
    private Cores push(IstiodSettings settings) {
        Istiod istiod =
                new Istiod(
                        simulation,
                        settings,
                        MeshConfig.DEFAULT,
                        COSTS,
                        store,
                        new Metrics(),
                        new Times());
        store.apply(service("first"));
        istiod.start();
        simulation.runFor(SECOND);
        List<TestProxy> proxies = new ArrayList<>();
        for (int i = 0; i < PROXIES; i++) {
            proxies.add(TestProxy.sidecar("default", "p-" + i, "10.0.0." + i, "p"));
        }
        proxies.forEach(proxy -> proxy.connect(istiod));
        simulation.runFor(20 * SECOND);
        proxies.forEach(proxy -> proxy.acknowledges = false);
        istiod.cpu().resetStatistics();
        store.apply(service("second"));
        simulation.runFor(20 * SECOND);
        assertThat(istiod.isQuiet()).isTrue();
        return istiod.cpu();
    }

    private static Service service(String name) {
        List<ServicePort> ports = List.of(ServicePort.of("http", 8080));
        return new Service(
                Meta.of("default", name), "ClusterIP", "", Labels.of("app", name), ports);
    }

    private final class Times implements PushObserver {

        @Override
        public void pushStarted(long push, boolean full, int updates, List<Cause> causes) {
            startedNanos = simulation.nowNanos();
        }

        @Override
        public void delivered(long push, String proxy) {
            endedNanos = simulation.nowNanos();
        }
    }

    @Test
    void one_cpu_does_one_thing_at_a_time() {
        Cores cpu = push(IstiodSettings.DEFAULT.withCpus(1));

        // All but handling the change, which came before the debounce, is one after the other.
        double handled = 20_000;
        assertThat(endedNanos - startedNanos).isEqualTo((long) (cpu.busyNanos() - handled));
        assertThat(cpu.busyNanos()).isGreaterThan(CONTEXT + PROXIES * 10 * MS);
    }

    @Test
    void four_cpus_share_all_but_the_context() {
        Cores cpu = push(IstiodSettings.DEFAULT.withCpus(4));

        double shared = (cpu.busyNanos() - CONTEXT) / 4;
        assertThat((double) endedNanos - startedNanos)
                .isCloseTo(CONTEXT + shared, within(12.0 * MS));
    }

    @Test
    void half_a_cpu_takes_twice_as_long_and_stands_still_in_between() {
        Limits half = Limits.NONE.withCpuMillis(500);
        Cores cpu = push(IstiodSettings.DEFAULT.withCpus(half.wholeCpus()).withLimits(half));

        assertThat((double) endedNanos - startedNanos)
                .isCloseTo(2 * cpu.busyNanos(), within(100.0 * MS));
        assertThat(cpu.throttledNanos()).isCloseTo(cpu.busyNanos(), within(100.0 * MS));
        assertThat(cpu.throttledPeriods()).isBetween(cpu.periods() - 2, cpu.periods());
    }

    @Test
    void many_threads_under_a_limit_of_one_cpu_are_no_faster_than_one() {
        Limits one = Limits.NONE.withCpuMillis(1000);
        Cores cpu = push(IstiodSettings.DEFAULT.withCpus(8).withLimits(one));

        // The context runs on one thread and is never throttled; the rest comes in bursts.
        assertThat((double) endedNanos - startedNanos)
                .isCloseTo(cpu.busyNanos(), within(100.0 * MS));
        assertThat(cpu.throttledNanos()).isGreaterThan(100.0 * MS);
    }
}
