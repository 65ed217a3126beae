package io.meshsim.mesh.check;

import static io.meshsim.mesh.TestMesh.deployment;
import static io.meshsim.mesh.TestMesh.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.config.Destination;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Kind;
import io.meshsim.config.Meta;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.VirtualService;
import io.meshsim.mesh.TestMesh;
import io.meshsim.net.LinkRule;
import io.meshsim.net.Verdict;
import io.meshsim.xds.PushObserver;
import io.meshsim.xds.XdsType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A law that is broken is reported; a law that is kept is not. */
class PlantedBugsTest {

    private static final LinkRule NOTHING_PASSES = (from, to) -> Optional.of(Verdict.DROP);

    private static TestMesh mesh() {
        return TestMesh.of(service("b"), deployment("a", 1), deployment("b", 1));
    }

    @Test
    void an_older_push_after_a_newer_one_is_reported() {
        Invariant.Probe probe = new VersionsNeverGoBack().watch(mesh().running());
        PushObserver istiod = (PushObserver) probe;

        istiod.acked(2, "a-0", XdsType.CDS);
        istiod.acked(2, "a-0", XdsType.CDS);
        istiod.acked(1, "a-0", XdsType.EDS);
        istiod.acked(1, "b-0", XdsType.CDS);
        istiod.acked(0, "a-0", XdsType.CDS);
        assertThat(probe.violation()).isEmpty();

        istiod.acked(1, "a-0", XdsType.CDS);
        assertThat(probe.violation()).contains("a-0 applied CDS of push 1 after push 2");
    }

    @Test
    void a_push_that_begins_before_the_last_is_done_is_reported() {
        Invariant.Probe probe = new OnePushInFlightPerProxy().watch(mesh().running());
        PushObserver istiod = (PushObserver) probe;

        istiod.dequeued(1, "a-0");
        istiod.delivered(1, "a-0");
        istiod.dequeued(2, "a-0");
        istiod.skipped(2, "a-0");
        istiod.dequeued(3, "a-0");
        istiod.abandoned(3, "a-0");
        istiod.dequeued(3, "b-0");
        istiod.dequeued(4, "a-0");
        assertThat(probe.violation()).isEmpty();

        istiod.dequeued(5, "a-0");
        assertThat(probe.violation()).contains("push 5 to a-0 began while push 4 was in flight");
    }

    @Test
    void more_pushes_than_slots_are_reported() {
        TestMesh mesh = mesh();
        Invariant.Probe probe = new PushesWithinThrottle().watch(mesh.running());
        PushObserver istiod = (PushObserver) probe;

        // Two CPUs have 15 + 5 × 2 slots.
        for (int i = 0; i < 25; i++) {
            istiod.dequeued(1, "p-" + i);
        }
        istiod.delivered(1, "p-0");
        istiod.skipped(1, "p-1");
        istiod.abandoned(1, "p-2");
        istiod.disconnected("p-3");
        for (int i = 0; i < 4; i++) {
            istiod.dequeued(1, "q-" + i);
        }
        assertThat(probe.violation()).isEmpty();

        istiod.dequeued(1, "one-too-many");
        assertThat(probe.violation()).contains("26 pushes with 25 slots");
    }

    @Test
    void the_laws_watch_what_a_mesh_does() {
        TestMesh mesh = mesh();
        Invariant.Probe versions = new VersionsNeverGoBack().watch(mesh.running());
        Invariant.Probe pushes = new OnePushInFlightPerProxy().watch(mesh.running());

        mesh.faults().touch(new ResourceKey(Kind.VIRTUAL_SERVICE, "default", "b"));
        mesh.runFor(Duration.ofSeconds(2));

        assertThat(versions.violation()).isEmpty();
        assertThat(pushes.violation()).isEmpty();
        // Each has heard of that push: beside it, these are a bug.
        String pod = mesh.pod("a").node().name();
        long push = mesh.running().pushes().pushes(0).get(0).push();
        ((PushObserver) versions).acked(push - 1, pod, XdsType.CDS);
        assertThat(versions.violation()).isPresent();
    }

    @Test
    void a_settled_mesh_serves_the_last_config() {
        assertThat(LastConfig.differences(mesh().running())).isEmpty();
    }

    @Test
    void a_proxy_that_missed_a_change_lacks_it_has_too_much_or_has_an_old_one() {
        TestMesh mesh = mesh();
        mesh.running().network().install(NOTHING_PASSES);

        mesh.faults().apply(service("c"));
        mesh.faults().apply(deniesAll());
        mesh.faults().delete(new ResourceKey(Kind.SERVICE, "default", "b"));
        mesh.runFor(Duration.ofSeconds(2));

        List<String> differences = LastConfig.differences(mesh.running());
        String a = mesh.pod("a").place().name();
        assertThat(differences)
                .contains(
                        a + ": CDS outbound|8080||c.default.svc.cluster.local is missing",
                        a + ": CDS outbound|8080||b.default.svc.cluster.local is left over",
                        a + ": RDS 8080 is not the last one");
    }

    private static VirtualService deniesAll() {
        HttpRoute denied =
                new HttpRoute(
                        "", List.of(), List.of(), null, new HttpRoute.DirectResponse(403, "no"));
        return new VirtualService(
                Meta.of("default", "c"), List.of("c"), List.of(), List.of(denied), List.of());
    }

    @Test
    void a_weight_that_changes_is_a_different_config() {
        TestMesh mesh = mesh();
        mesh.running().network().install(NOTHING_PASSES);

        mesh.faults()
                .apply(
                        new VirtualService(
                                Meta.of("default", "b"),
                                List.of("b"),
                                List.of(),
                                List.of(
                                        HttpRoute.forward(
                                                List.of(),
                                                List.of(new Destination("b", "v9", 0, 0)))),
                                List.of()));
        mesh.runFor(Duration.ofSeconds(2));

        assertThat(LastConfig.differences(mesh.running()))
                .contains(mesh.pod("a").place().name() + ": RDS 8080 is not the last one");
    }
}
