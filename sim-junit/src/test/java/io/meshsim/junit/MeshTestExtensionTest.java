package io.meshsim.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.meshsim.junit.planted.PlantedMeshTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** One annotation gives seeds, sweeps, repeats and a failure that says what to type next. */
@Isolated("subjects show their seed in a system property")
class MeshTestExtensionTest {

    private static final Class<?> CLAIMS = PlantedMeshTests.Claims.class;
    private static final String FALSE_CLAIM = "expects_a_push_that_never_comes";

    private static EngineExecutionResults run(DiscoverySelector selector, String... settings) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter").selectors(selector);
        for (int i = 0; i < settings.length; i += 2) {
            kit.configurationParameter(settings[i], settings[i + 1]);
        }
        return kit.execute();
    }

    private static EngineExecutionResults claim(String method, String... settings) {
        return run(selectMethod(CLAIMS, method, "io.meshsim.dsl.MeshSim"), settings);
    }

    private static List<String> failures(EngineExecutionResults results) {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> String.valueOf(result.getThrowable().orElseThrow().getMessage()))
                .toList();
    }

    private static String onlyFailure(EngineExecutionResults results) {
        assertThat(failures(results)).hasSize(1);
        return failures(results).get(0);
    }

    private static String seedOf(String method, String... settings) {
        assertThat(failures(claim(method, settings))).isEmpty();
        return System.clearProperty("planted.seed");
    }

    @Test
    void the_seed_comes_from_the_name_and_stays_the_same() {
        String seed = seedOf("shows_its_seed");

        assertThat(seedOf("shows_its_seed")).isEqualTo(seed);
        assertThat(seedOf("shows_another_seed")).isNotEqualTo(seed);
    }

    @Test
    void a_given_seed_wins() {
        assertThat(seedOf("shows_its_seed", "meshsim.seed", "4711")).isEqualTo("4711");
    }

    @Test
    void the_line_to_type_next_gives_the_same_run_again() {
        String first = onlyFailure(claim(FALSE_CLAIM));
        String again = part(first, "reproduce   ");
        String seed = again.replaceFirst(".*-Dmeshsim.seed=(\\d+).*", "$1");

        String second = onlyFailure(claim(FALSE_CLAIM, "meshsim.seed", seed));

        assertThat(again)
                .isEqualTo(
                        "mvn test -Dtest='PlantedMeshTests$Claims#"
                                + FALSE_CLAIM
                                + "' -Dmeshsim.seed="
                                + seed);
        assertThat(second).isEqualTo(first.replace("from the test's name", "meshsim.seed"));
    }

    @Test
    void shuffled_ties_are_part_of_the_line() {
        String text = onlyFailure(claim(FALSE_CLAIM, "meshsim.ties", "shuffled"));

        assertThat(part(text, "seed        ")).contains("ties shuffled");
        assertThat(part(text, "reproduce   ")).contains("-Dmeshsim.ties=shuffled");
    }

    @Test
    void limits_of_a_method_replace_those_of_its_class() {
        List<String> failures = failures(run(selectClass(PlantedMeshTests.Limited.class)));

        assertThat(failures).hasSize(5);
        assertThat(failures).filteredOn(text -> text.contains("50 events have run")).hasSize(2);
        assertThat(failures).anyMatch(text -> text.contains("virtual time would pass 20.000 s"));
        assertThat(failures).anyMatch(text -> text.contains("on the wall"));
        assertThat(failures).anyMatch(text -> text.contains("@MeshTest(maxTime): \"soon\""));
    }

    @Test
    void a_sweep_that_fails_names_its_seed() {
        Class<?> subject = PlantedMeshTests.OnlyTheUsualSeed.class;
        assertThat(failures(run(selectClass(subject)))).isEmpty();

        String text = onlyFailure(run(selectClass(subject), "meshsim.seeds", "3"));

        String seed = part(text, "seed        ");
        assertThat(seed).endsWith("(sweep 1)");
        assertThat(part(text, "reproduce   "))
                .contains("-Dmeshsim.seed=" + seed.substring(0, seed.indexOf(' ')));
    }

    @Test
    void twice_catches_what_is_not_the_same_again_and_shows_where() {
        Class<?> subject = PlantedMeshTests.NotTheSameTwice.class;
        assertThat(failures(run(selectClass(subject)))).isEmpty();

        String text = onlyFailure(run(selectClass(subject), "meshsim.twice", "true"));

        assertThat(text)
                .contains("gave two digests")
                .contains("the runs differ at event ")
                .contains("first run\n    ", "second run\n    ")
                .contains("first record that differs: ")
                .contains("touch");
    }

    @Test
    void a_claim_that_only_the_second_run_breaks_also_shows_where() {
        Class<?> subject = PlantedMeshTests.TrueOnlyOnce.class;

        EngineExecutionResults results = run(selectClass(subject), "meshsim.twice", "true");

        Throwable failure =
                results.testEvents().failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                        .findFirst()
                        .orElseThrow()
                        .getThrowable()
                        .orElseThrow();
        assertThat(failure.getSuppressed())
                .singleElement()
                .asString()
                .contains("the first run of this seed passed; the runs differ at event ");
    }

    @Test
    void tests_with_arguments_get_a_simulator_and_are_repeated_too() {
        DiscoverySelector all =
                selectMethod(
                        PlantedMeshTests.WithArguments.class,
                        "runs_for_each_argument",
                        "int, io.meshsim.dsl.MeshSim");

        EngineExecutionResults results = run(all, "meshsim.twice", "true", "meshsim.seeds", "2");

        assertThat(results.testEvents().succeeded().count()).isEqualTo(2);
        assertThat(System.clearProperty("planted.meshes")).isEqualTo("1");
    }

    @Test
    void a_simulator_elsewhere_than_in_a_test_method_is_refused_with_the_reason() {
        assertThat(onlyFailure(run(selectClass(PlantedMeshTests.InAConstructor.class))))
                .contains("a parameter of a test method, not of a constructor");
        assertThat(onlyFailure(run(selectClass(PlantedMeshTests.InASetUp.class))))
                .contains("a parameter of a test method, not of settle()");
    }

    @Test
    void a_nested_class_is_named_with_the_class_around_it() {
        String text = onlyFailure(run(selectClass(PlantedMeshTests.Outer.Inner.class)));

        assertThat(part(text, "reproduce   "))
                .startsWith("mvn test -Dtest='PlantedMeshTests$Outer$Inner#expects_too_much' ");
    }

    @Test
    void a_failure_leaves_its_trace_behind() throws Exception {
        String text = onlyFailure(claim(FALSE_CLAIM));

        Path trace = Path.of(part(text, "trace       "));
        assertThat(trace)
                .isEqualTo(
                        Path.of(
                                "target/meshsim",
                                "PlantedMeshTests$Claims." + FALSE_CLAIM + ".jsonl"));
        assertThat(Files.readAllLines(trace)).isNotEmpty().allMatch(line -> line.startsWith("{"));
    }

    @Test
    void tests_in_parallel_do_not_disturb_each_other() {
        String alone = onlyFailure(claim(FALSE_CLAIM));

        EngineExecutionResults results =
                run(
                        selectClass(CLAIMS),
                        "junit.jupiter.execution.parallel.enabled",
                        "true",
                        "junit.jupiter.execution.parallel.mode.default",
                        "concurrent");

        assertThat(onlyFailure(results)).isEqualTo(alone);
        assertThat(results.testEvents().succeeded().count()).isEqualTo(2);
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThat(onlyFailure(claim("shows_its_seed", "meshsim.seed", "many")))
                .endsWith("meshsim.seed=many is not a whole number");
        assertThat(onlyFailure(claim("shows_its_seed", "meshsim.seeds", "0")))
                .endsWith("meshsim.seeds=0 must be between 1 and 2147483647");
        assertThat(onlyFailure(claim("shows_its_seed", "meshsim.twice", "yes")))
                .endsWith("meshsim.twice=yes is not known; use true or false");
        assertThat(onlyFailure(claim("shows_its_seed", "meshsim.ties", "random")))
                .endsWith("meshsim.ties=random is not known; use first-come or shuffled");
    }

    private static String part(String text, String name) {
        assertThat(text).contains(name);
        return text.lines()
                .filter(line -> line.strip().startsWith(name))
                .map(line -> line.strip().substring(name.length()))
                .findFirst()
                .orElseThrow();
    }
}
