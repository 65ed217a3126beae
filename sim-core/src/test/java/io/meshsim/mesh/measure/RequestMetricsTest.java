package io.meshsim.mesh.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.stat.MetricSum;
import io.meshsim.engine.stat.Metrics;
import io.meshsim.net.Calls;
import io.meshsim.net.ResponseFlag;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the two proxies of a call counts it. */
class RequestMetricsTest {

    private static final int POD = 1;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            textBlock =
                    """
                    an answer,                          NONE,   true,  1, 1
                    nobody was chosen,                  NR,     false, 1, 0
                    no connection,                      UF,     true,  1, 0
                    the connection broke,               UC,     true,  1, 0
                    the proxy of the caller gave up,    UT,     true,  1, 0
                    the caller gave up,                 CLIENT, true,  1, 0
                    the call never left the caller,     CLIENT, false, 0, 0
                    """)
    void each_proxy_counts_what_it_saw(
            String what, ResponseFlag flag, boolean tried, int source, int destination) {
        Answer answer =
                new Answer(1, "a", "b", "b", "", "", "", 200, flag, 0, to(tried), 0, 5_000_000);
        Metrics ofSource = new Metrics();
        RequestMetrics.countAtSource(ofSource, answer);
        Metrics ofDestination = new Metrics();
        RequestMetrics.countAtDestination(ofDestination, answer);

        assertThat(requests(ofSource, "source")).as(what).isEqualTo(source);
        assertThat(requests(ofDestination, "destination")).as(what).isEqualTo(destination);
    }

    private static int to(boolean tried) {
        return tried ? POD : Calls.NOBODY;
    }

    private static long requests(Metrics metrics, String reporter) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("reporter", reporter);
        return Math.round(MetricSum.of(metrics, "istio_requests_total", labels).total());
    }
}
