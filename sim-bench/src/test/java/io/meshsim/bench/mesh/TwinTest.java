package io.meshsim.bench.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.bench.mesh.naive.NaiveMesh;
import org.junit.jupiter.api.Test;

class TwinTest {

    private static final int SERVICES = 12;
    private static final long TWO_SECONDS = 2_000_000_000L;

    @Test
    void the_naive_twin_gives_every_call_the_same_latency_and_the_same_statistics() {
        WalkingMesh mesh = new WalkingMesh(SERVICES, 10);
        NaiveMesh twin = new NaiveMesh(mesh.snapshot(), SERVICES);
        mesh.startHashing();

        mesh.runForNanos(TWO_SECONDS);
        twin.runForNanos(TWO_SECONDS);

        assertThat(twin.calls()).isEqualTo(mesh.calls()).isGreaterThan(50_000);
        assertThat(twin.hash()).isEqualTo(mesh.hash());
        assertThat(twin.clients()).isEqualTo(mesh.clients());
        assertThat(twin.byVersion()).isEqualTo(mesh.byVersion());
        assertThat(twin.edges()).isEqualTo(mesh.edges());
        assertThat(twin.points()).isEqualTo(mesh.points());
        assertThat(twin.requestsTotal()).isEqualTo(mesh.requestsTotal());
    }
}
