package io.meshsim.bench.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.bench.mesh.naive.NaiveMesh;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.TopologyResult.Edge;
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
        assertThat(twin.byVersion())
                .usingElementComparator(TwinTest::compareVersions)
                .isEqualTo(mesh.byVersion());
        assertThat(twin.edges())
                .usingElementComparator(TwinTest::compareEdges)
                .isEqualTo(mesh.edges());
        assertThat(twin.points()).isEqualTo(mesh.points());
        assertThat(twin.requestsTotal()).isEqualTo(mesh.requestsTotal());
    }

    /** Where there are many groups, neither keeps more than two digits of a latency. */
    private static int compareVersions(RequestResult one, RequestResult other) {
        boolean same =
                one.destination().equals(other.destination())
                        && one.count() == other.count()
                        && one.flags().equals(other.flags())
                        && areClose(one.p50Nanos(), other.p50Nanos())
                        && areClose(one.p90Nanos(), other.p90Nanos())
                        && areClose(one.p99Nanos(), other.p99Nanos())
                        && areClose(one.maxNanos(), other.maxNanos());
        return same ? 0 : 1;
    }

    private static int compareEdges(Edge one, Edge other) {
        boolean same =
                one.from().equals(other.from())
                        && one.to().equals(other.to())
                        && one.calls() == other.calls()
                        && areClose(one.p99Nanos(), other.p99Nanos());
        return same ? 0 : 1;
    }

    private static boolean areClose(long one, long other) {
        return Math.abs(one - other) <= 0.01 * other;
    }
}
