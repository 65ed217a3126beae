package io.meshsim.part.agent.drain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The connections that keep a proxy from ending. */
class ActiveConnectionsTest {

    static Stream<Case> cases() {
        return Cases.of("drain_active_connections");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void istio_counts_these(Case line) {
        Cases.check(line, ActiveConnectionsTest::check);
    }

    private static void check(Case line) {
        Map<String, Long> statistics = new LinkedHashMap<>();
        JsonObject stats = line.input().getAsJsonObject("stats");
        stats.entrySet().forEach(e -> statistics.put(e.getKey(), e.getValue().getAsLong()));
        int active =
                ActiveConnections.count(
                        statistics,
                        line.input().get("status_port").getAsInt(),
                        line.input().get("prometheus_port").getAsInt());
        assertThat(active).isEqualTo(line.expected().getAsJsonObject().get("active").getAsInt());
    }

    @Test
    void a_worker_is_not_counted_beside_its_listener() {
        Map<String, Long> statistics = new LinkedHashMap<>();
        statistics.put("listener.0.0.0.0_15006.downstream_cx_active", 3L);
        statistics.put("listener.0.0.0.0_15006.worker_0.downstream_cx_active", 3L);

        assertThat(ActiveConnections.count(statistics, 15021, 15090)).isEqualTo(3);
    }

    @Test
    void nothing_is_known_without_the_statistic_of_a_listener() {
        Map<String, Long> statistics = new LinkedHashMap<>();
        statistics.put("http.admin.downstream_cx_active", 2L);
        statistics.put("listener.0.0.0.0_15021.downstream_cx_active", 2L);

        assertThat(ActiveConnections.count(statistics, 15021, 15090))
                .isEqualTo(ActiveConnections.UNKNOWN);
    }
}
