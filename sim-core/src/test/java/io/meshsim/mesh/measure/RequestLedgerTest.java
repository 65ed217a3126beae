package io.meshsim.mesh.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshsim.engine.AllocatedBytes;
import io.meshsim.engine.stat.BucketHistogram;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.mesh.result.LatencyPoint;
import io.meshsim.mesh.result.RequestResult;
import io.meshsim.mesh.result.TopologyResult.Edge;
import io.meshsim.net.ResponseFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestLedgerTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final Metrics metrics = new Metrics();
    private final RequestLedger ledger = new RequestLedger(metrics);

    private int edge(String source, String service, String workload, String version) {
        return ledger.edge(
                ledger.source(source),
                ledger.service(service),
                ledger.destination(workload, version));
    }

    private void ok(int edge) {
        ledger.call(edge, MILLI, 200, ResponseFlag.NONE);
    }

    @Test
    void the_same_names_have_the_same_edge() {
        int edge = edge("a", "b.svc", "b-v1", "v1");

        assertThat(edge("a", "b.svc", "b-v1", "v1")).isEqualTo(edge);
        assertThat(edge("a", "b.svc", "b-v2", "v2")).isNotEqualTo(edge);
        assertThat(edge("b", "b.svc", "b-v1", "v1")).isNotEqualTo(edge);
        assertThat(edge("a", "c.svc", "b-v1", "v1")).isNotEqualTo(edge);
    }

    @Test
    void thousands_of_edges_keep_their_numbers() {
        List<Integer> edges = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            edges.add(edge("a" + i % 50, "b" + i % 70, "b" + i, ""));
        }

        assertThat(edges).doesNotHaveDuplicates();
        for (int i = 0; i < 3000; i++) {
            assertThat(edge("a" + i % 50, "b" + i % 70, "b" + i, "")).isEqualTo(edges.get(i));
        }
    }

    @Test
    void a_version_counts_the_calls_of_all_its_callers() {
        ok(edge("a", "b.svc", "b-v1", "v1"));
        ok(edge("c", "b.svc", "b-v1", "v1"));
        ledger.call(edge("c", "b.svc", "b-v2", "v2"), 3 * MILLI, 503, ResponseFlag.UF);

        List<RequestResult> versions = ledger.byVersion();
        assertThat(versions).extracting(RequestResult::version).containsExactly("v1", "v2");
        assertThat(versions).extracting(RequestResult::count).containsExactly(2L, 1L);
        assertThat(versions).extracting(RequestResult::succeeded).containsExactly(2L, 0L);
        assertThat(versions.get(1).flags()).isEqualTo(Map.of("503 UF", 1L));
        assertThat(ledger.calls()).isEqualTo(3);
    }

    @Test
    void an_edge_unites_versions_of_a_workload_and_ends_at_the_service_if_nobody_answered() {
        ok(edge("b", "c.svc", "c", "v1"));
        ok(edge("a", "b.svc", "b", "v1"));
        ok(edge("a", "b.svc", "b", "v2"));
        ledger.call(edge("a", "b.svc", "", ""), 0, 0, ResponseFlag.CLIENT);

        assertThat(ledger.edges()).extracting(Edge::from).containsExactly("a", "a", "b");
        assertThat(ledger.edges()).extracting(Edge::to).containsExactly("b", "b.svc", "c");
        assertThat(ledger.edges()).extracting(Edge::calls).containsExactly(2L, 1L, 1L);
        assertThat(ledger.edges()).extracting(Edge::failed).containsExactly(0L, 1L, 0L);
    }

    @Test
    void each_status_and_flag_has_a_counter_and_a_duration_of_its_own() {
        int edge = edge("a", "b.svc", "b-v1", "v1");
        ok(edge);
        ok(edge);
        ledger.call(edge, 7 * MILLI, 503, ResponseFlag.UC);

        assertThat(requests("200", "-")).isEqualTo(2);
        assertThat(requests("503", "UC")).isEqualTo(1);
        BucketHistogram duration =
                metrics.histogram(
                        "istio_request_duration_milliseconds",
                        new double[] {1},
                        labels("503", "UC"));
        assertThat(duration.sum()).isEqualTo(7);
    }

    private long requests(String status, String flag) {
        return metrics.counter("istio_requests_total", labels(status, flag)).value();
    }

    private static String[] labels(String status, String flag) {
        return new String[] {
            "reporter", "source",
            "source_workload", "a",
            "destination_service", "b.svc",
            "destination_workload", "b-v1",
            "destination_version", "v1",
            "request_protocol", "http",
            "response_code", status,
            "response_flags", flag
        };
    }

    @Test
    void clients_requests_are_told_second_by_second_without_the_empty_ones() {
        ledger.reset(SECOND / 2);
        ledger.clientAnswer(SECOND, MILLI, 200, ResponseFlag.NONE);
        ledger.clientAnswer(SECOND * 3 / 2 - 1, MILLI, 500, ResponseFlag.NONE);
        ledger.clientAnswer(SECOND * 4, MILLI, 200, ResponseFlag.NONE);

        List<LatencyPoint> points = ledger.points();
        assertThat(points).extracting(LatencyPoint::fromNanos).containsExactly(0L, 3 * SECOND);
        assertThat(points).extracting(LatencyPoint::count).containsExactly(2L, 1L);
        assertThat(points).extracting(LatencyPoint::failed).containsExactly(1L, 0L);
        assertThat(ledger.clients().count()).isEqualTo(3);
        assertThat(ledger.clients().flags()).isEqualTo(Map.of("200 -", 2L, "500 -", 1L));
    }

    @Test
    void after_a_reset_edges_keep_their_numbers_and_show_when_they_are_used_again() {
        int edge = edge("a", "b.svc", "b-v1", "v1");
        ledger.call(edge, MILLI, 503, ResponseFlag.UF);
        ok(edge);

        ledger.reset(SECOND);
        assertThat(ledger.edges()).isEmpty();
        assertThat(ledger.byVersion()).isEmpty();

        ok(edge);
        assertThat(ledger.byVersion().get(0).flags()).isEqualTo(Map.of("200 -", 1L));
        assertThat(requests("200", "-")).isEqualTo(2);
    }

    @Test
    void listeners_hear_answers_that_are_told() {
        List<Answer> heard = new ArrayList<>();
        Answer answer =
                new Answer(1, "a", "b.svc", "b", "", "", "", 200, ResponseFlag.NONE, 0, 1, 0, 5);
        assertThat(ledger.hasCallListeners()).isFalse();
        assertThat(ledger.hasClientListeners()).isFalse();

        ledger.onCall(heard::add);
        ledger.onClientAnswer(heard::add);
        ledger.tellCall(answer);
        ledger.tellClientAnswer(answer);

        assertThat(ledger.hasCallListeners()).isTrue();
        assertThat(ledger.hasClientListeners()).isTrue();
        assertThat(heard).containsExactly(answer, answer);
    }

    @Test
    void counting_allocates_nothing_once_edges_and_outcomes_are_known() {
        int destination = ledger.destination("b-v1", "v1");
        assertThat(AllocatedBytes.leastOf(() -> count(destination, 0))).isZero();
    }

    private void count(int destination, long fromNanos) {
        int source = ledger.source("a");
        int service = ledger.service("b.svc");
        for (int i = 0; i < 1000; i++) {
            int edge = ledger.edge(source, service, destination);
            ledger.call(edge, i * MILLI / 10, i % 7 == 0 ? 503 : 200, ResponseFlag.NONE);
            ledger.clientAnswer(fromNanos + i, i * MILLI / 10, 200, ResponseFlag.NONE);
        }
    }

    @Test
    void more_names_than_an_edge_can_hold_are_refused() {
        assertThatThrownBy(() -> ledger.edge(1 << 21, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2097152");
    }
}
