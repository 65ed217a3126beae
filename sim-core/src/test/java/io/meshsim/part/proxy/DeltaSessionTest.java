package io.meshsim.part.proxy;

import static io.meshsim.part.proxy.Messages.assignment;
import static io.meshsim.part.proxy.Messages.edsCluster;
import static io.meshsim.part.proxy.Messages.virtualOutbound;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.xds.XdsType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A proxy on a delta stream asks for what it needs from now on, and keeps what is not removed. */
class DeltaSessionTest {

    private final Bench bench = Bench.onDeltaStreams();

    private void holdTwoClusters() {
        bench.proxy.start(bench.server);
        bench.server.sendDelta(XdsType.CDS, "1", List.of(), edsCluster("a"), edsCluster("b"));
        bench.server.sendDelta(
                XdsType.EDS, "2", List.of(), assignment("a", "10.0.0.1"), assignment("b"));
        bench.server.sendDelta(XdsType.LDS, "3", List.of(), virtualOutbound());
    }

    @Test
    void acknowledgements_name_nothing_and_needs_are_told_apart() {
        holdTwoClusters();
        assertThat(bench.server.heard())
                .containsExactly(
                        "open 1",
                        "CDS + - n=",
                        "CDS + - n=n1",
                        "EDS +a,b - n=",
                        "EDS + - n=n2",
                        "LDS + - n=",
                        "LDS + - n=n3");
    }

    @Test
    void a_cluster_that_is_added_leaves_the_others() {
        holdTwoClusters();
        bench.server.heard();
        bench.server.sendDelta(XdsType.CDS, "4", List.of(), edsCluster("c"));
        assertThat(bench.server.heard()).containsExactly("CDS + - n=n4", "EDS +c - n=");
        bench.server.sendDelta(XdsType.EDS, "5", List.of(), assignment("c"));
        assertThat(bench.proxy.active(XdsType.CDS).keySet()).containsExactly("a", "b", "c");
    }

    @Test
    void a_cluster_that_is_removed_goes_and_its_endpoints_are_no_longer_asked_for() {
        holdTwoClusters();
        bench.server.heard();
        bench.server.sendDelta(XdsType.CDS, "4", List.of("b"));
        assertThat(bench.server.heard()).containsExactly("CDS + - n=n4", "EDS + -b n=");
        assertThat(bench.proxy.active(XdsType.CDS).keySet()).containsExactly("a");
    }

    @Test
    void a_new_stream_tells_what_is_held_from_before() {
        holdTwoClusters();
        bench.server.heard();
        bench.server.end();
        bench.simulation.runFor(60_000_000_000L);
        assertThat(bench.server.heard())
                .containsExactly(
                        "open 2",
                        "CDS + - n= held=a,b",
                        "EDS +a,b - n= held=a,b",
                        "LDS + - n= held=virtualOutbound");
    }
}
