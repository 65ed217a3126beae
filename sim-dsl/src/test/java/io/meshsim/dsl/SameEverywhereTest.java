package io.meshsim.dsl;

import static io.meshsim.dsl.Given.client;
import static io.meshsim.dsl.Given.node;
import static io.meshsim.dsl.Given.nodes;
import static io.meshsim.dsl.Given.service;
import static io.meshsim.dsl.Given.topology;
import static io.meshsim.dsl.Given.virtualService;
import static io.meshsim.dsl.Rate.PER_SECOND;
import static io.meshsim.dsl.When.crash;
import static io.meshsim.dsl.When.touch;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshsim.engine.EngineSettings;
import io.meshsim.engine.Tracing;
import io.meshsim.mesh.Results;
import io.meshsim.mesh.RunningMesh;
import io.meshsim.mesh.result.RunResult;
import io.meshsim.report.HtmlReport;
import io.meshsim.report.JsonSummary;
import io.meshsim.report.PrometheusText;
import io.meshsim.report.TerminalSummary;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One mesh and one seed give one answer, whatever is around the simulation. */
@Isolated("changes the default locale and time zone")
class SameEverywhereTest {

    private static final int AT_ONCE = 4;
    private static final Topology MESH =
            topology(
                    nodes(2),
                    service("cart").pods(2),
                    service("ads"),
                    client("users").calls("cart").openLoop(50, PER_SECOND));

    private final Locale usualLocale = Locale.getDefault();
    private final TimeZone usualZone = TimeZone.getDefault();

    @AfterEach
    void restoreDefaults() {
        Locale.setDefault(usualLocale);
        TimeZone.setDefault(usualZone);
    }

    @ParameterizedTest
    @CsvSource({
        "tr-TR, Europe/Istanbul", // lower case of I has no dot
        "ar-SA-u-nu-arab, Asia/Riyadh", // other digits
        "de-DE, Europe/Berlin", // comma before decimals
        "hi-IN-u-nu-deva, Asia/Kolkata",
        "th-TH-u-ca-buddhist-nu-thai, Pacific/Kiritimati" // another calendar, 14 hours ahead
    })
    void everything_written_is_the_same_in_every_locale_and_zone(String locale, String zone) {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Seen usual = run(Tracing.ON);

        Locale.setDefault(Locale.forLanguageTag(locale));
        TimeZone.setDefault(TimeZone.getTimeZone(zone));

        run(Tracing.ON).mustBe(usual);
    }

    @Test
    void neighbours_on_other_threads_change_nothing() throws Exception {
        Seen alone = run(Tracing.ON);
        Callable<Seen> run = () -> run(Tracing.ON);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<Seen> one : threads.invokeAll(Collections.nCopies(AT_ONCE, run))) {
                one.get().mustBe(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Tracing.class)
    void what_is_remembered_changes_no_result(Tracing tracing) {
        Seen usual = run(Tracing.ON);
        Seen seen = run(tracing);

        assertThat(seen.withoutDigest()).isEqualTo(usual.withoutDigest());
        assertThat(seen.digest().equals(usual.digest())).isEqualTo(tracing != Tracing.OFF);
    }

    private static Seen run(Tracing tracing) {
        EngineSettings engine = EngineSettings.DEFAULT.withTracing(tracing);
        SimOptions options = new SimOptions(7, "given", engine, "same", "none", Optional.empty());
        Mesh mesh = new MeshSim(options).settle(MESH);
        mesh.at(ofSeconds(1), touch(virtualService("cart")));
        mesh.at(ofSeconds(2), crash(node("node-1")));
        mesh.runFor(ofSeconds(5));
        return Seen.of(mesh.running());
    }

    /** What a run found out, and all that is written about it. */
    private record Seen(String digest, String json, String text, String prom, String html) {

        private static Seen of(RunningMesh mesh) {
            RunResult result = Results.of(mesh, List.of(), List.of());
            StringBuilder html = new StringBuilder();
            HtmlReport.write(result, html);
            StringBuilder prom = new StringBuilder();
            PrometheusText.write(mesh.metrics(), prom);
            return new Seen(
                    result.digest(),
                    JsonSummary.pretty(result, 0),
                    TerminalSummary.of(result, 0, List.of()).verbose(true).text(),
                    prom.toString(),
                    html.toString());
        }

        private void mustBe(Seen usual) {
            assertThat(json).isEqualTo(usual.json);
            assertThat(text).isEqualTo(usual.text);
            assertThat(prom).isEqualTo(usual.prom);
            assertThat(html.equals(usual.html)).as("the same report").isTrue();
        }

        /** Of what is written, only what holds no digest. */
        private List<Object> withoutDigest() {
            return List.of(json.replace(digest, ""), text.replace(digest, ""), prom);
        }
    }
}
