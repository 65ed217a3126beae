package io.meshsim.dsl;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Rate.PER_SECOND;
import static io.meshsim.dsl.Then.byWorkload;
import static io.meshsim.dsl.Then.confidence;
import static io.meshsim.dsl.Then.expect;
import static io.meshsim.dsl.Then.noRequestsToPodsOn;
import static io.meshsim.dsl.When.touch;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.check.Invariant;
import io.meshsim.mesh.measure.Answer;
import io.meshsim.net.Verdict;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each expectation holds for what is so, fails for what is not, and never for want of data. */
class ExpectationsTest {

    private static final Topology BUSY =
            topology(service("b"), client("users").calls("b").openLoop(100, PER_SECOND));
    private static final Topology IDLE = topology(service("b"));
    private static final Confidence SURE = confidence(0.9999);

    private static Mesh busy() {
        Mesh mesh = MeshSim.seeded(1).settle(BUSY);
        mesh.runFor(ofSeconds(1));
        return mesh;
    }

    private static Mesh idle() {
        return MeshSim.seeded(1).settle(IDLE);
    }

    private static Mesh pushed() {
        Mesh mesh = idle();
        mesh.at(ZERO, touch(virtualService("b")));
        mesh.runFor(ofSeconds(1));
        return mesh;
    }

    private static void fails(ThrowingCallable claim, String... parts) {
        assertThatExceptionOfType(MeshFailure.class)
                .isThrownBy(claim)
                .withMessageContainingAll(parts);
    }

    @Test
    void times_are_exact() {
        Mesh mesh = pushed();
        SeenTime started = mesh.pushes().only().startedAt();
        Duration exact = mesh.hearingTime(0).plus(ofMillis(100));

        expect(started).is(exact);
        expect(started).isBetween(exact, exact);
        expect(started).isAtMost(exact);

        fails(() -> expect(started).is(exact.plusNanos(1)), "but saw     105.020 ms");
        fails(() -> expect(started).isBetween(exact.plusNanos(1), ofSeconds(1)), "between");
        fails(() -> expect(started).isAtMost(exact.minusNanos(1)), "at most");
    }

    @Test
    void counts_have_bounds() {
        SeenCount pushes = pushed().pushes().count();

        expect(pushes).is(1);
        expect(pushes).isAtLeast(1);
        expect(pushes).isAtMost(1);

        fails(() -> expect(pushes).is(2), "pushes 2", "but saw     1");
        fails(() -> expect(pushes).isAtLeast(2), "at least 2");
        fails(() -> expect(pushes).isAtMost(0), "at most 0", "nearest     at 105.020 ms");
    }

    @Test
    void pushes_must_be_there_to_be_asked() {
        fails(() -> idle().pushes().only(), "one push", "0 pushes");
        fails(() -> idle().pushes().first(), "a push", "none");
        Mesh mesh = idle();
        mesh.at(ZERO, touch(virtualService("b")));
        mesh.at(ofSeconds(1), touch(virtualService("b")));
        mesh.runFor(ofSeconds(2));
        fails(
                () -> mesh.pushes().only(),
                "2 pushes, at 105.020 ms, at 1105.020 ms",
                "carried 1 changes");
    }

    @Test
    void requests_fail_or_succeed() {
        Requests good = busy().requests().from("users");
        expect(good)
                .noneFailed()
                .successRateIsAtLeast(1)
                .failureRateIsCloseTo(0, SURE)
                .p99IsAtMost(ofSeconds(1));
        fails(() -> expect(good).p99IsAtMost(ofMillis(1)), "p99 at most 1 ms", "requests");
        fails(() -> expect(good).failureRateIsCloseTo(0.5, SURE), "0 of ");

        Mesh broken = MeshSim.seeded(1).settle(BUSY.with(service("b").pods(0)));
        broken.runFor(ofSeconds(1));
        Requests bad = broken.requests();
        fails(() -> expect(bad).noneFailed(), "no failed request", "answered 503 UH");
        fails(() -> expect(bad).successRateIsAtLeast(0.01), "at least 0.01");
    }

    @Test
    void shares_are_judged_by_chance() {
        Groups groups = busy().requests().groupedBy(byWorkload());
        expect(groups).share("b").isCloseTo(1, SURE).share("c").isCloseTo(0, SURE);
        fails(() -> expect(groups).share("b").isCloseTo(0.5, SURE), "close to 0.5000", "1.0000 (");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> expect(groups).share("b").isCloseTo(100, SURE))
                .withMessage("probability 100.0 must be between 0 and 1");
    }

    @Test
    void nothing_seen_is_no_victory() {
        String nothing = "no requests at all, so nothing was shown";
        Requests none = idle().requests();
        fails(() -> expect(none).noneFailed(), nothing);
        fails(() -> expect(none).successRateIsAtLeast(0), nothing);
        fails(() -> expect(none).failureRateIsCloseTo(0, SURE), nothing);
        fails(() -> expect(none).p99IsAtMost(ofSeconds(1)), nothing);
        fails(() -> expect(none.groupedBy(byWorkload())).share("b").isCloseTo(0, SURE), nothing);
        fails(() -> idle().eventually(noRequestsToPodsOn("node-1")).within(ofSeconds(1)), nothing);
    }

    @Test
    void runs_end_with_the_last_config() {
        expect(new Run(pushed())).everyProxyServesTheLastConfig();

        Mesh cutOff = idle();
        cutOff.running().network().install((from, to) -> Optional.of(Verdict.DROP));
        cutOff.at(ZERO, When.apply(service("c")));
        cutOff.runFor(ofSeconds(2));
        fails(
                () -> expect(new Run(cutOff)).everyProxyServesTheLastConfig(),
                "every proxy serves the last config",
                "differences",
                "outbound|8080||c.default.svc.cluster.local is missing");
    }

    @Test
    void a_law_that_breaks_stops_the_run_as_a_mesh_failure() {
        Mesh mesh = idle();
        mesh.always(new NothingAfter(ofMillis(500).toNanos()));
        mesh.at(ofMillis(499), touch(virtualService("b")));
        fails(() -> mesh.runFor(ofSeconds(1)), "always: nothing happens late", "too late");
    }

    private record NothingAfter(long limitNanos) implements Invariant {
        @Override
        public String law() {
            return "nothing happens late";
        }

        @Override
        public Probe watch(RunningMesh mesh) {
            return () -> mesh.nowNanos() > limitNanos ? Optional.of("too late") : Optional.empty();
        }
    }

    @Test
    void a_latency_is_the_one_that_so_many_do_not_exceed() {
        Requests requests = busy().requests();
        long[] sorted =
                requests.answers().stream().mapToLong(Answer::latencyNanos).sorted().toArray();

        assertThat(requests.latency(100)).isEqualTo(Duration.ofNanos(sorted[sorted.length - 1]));
        assertThat(requests.latency(50))
                .isEqualTo(Duration.ofNanos(sorted[(sorted.length + 1) / 2 - 1]));
        assertThat(requests.latency(1e-9)).isEqualTo(Duration.ofNanos(sorted[0]));
        fails(() -> idle().requests().latency(50), "no requests at all");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> requests.latency(0))
                .withMessage("percentile 0.0 must be above 0 and at most 100");
    }
}
