package io.meshsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.meshsim.engine.EngineSettings;
import io.meshsim.mesh.fault.PlannedFault;
import io.meshsim.yaml.Scenario;
import io.meshsim.yaml.Scenarios;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scenario that is run twice is the same, or says where it is not. */
class TwiceTest {

    private static final String SHOP = Input.of("shop.yaml").toString();

    @TempDir private Path temp = Path.of("");

    private int runs;

    @Test
    void two_runs_are_the_same_and_have_the_digest_of_one() {
        JsonObject one = json(Call.of("run", SHOP, "--json", "--out", temp.toString()));
        Call call = Call.of("run", SHOP, "--twice", "--json");

        assertThat(call.exitCode()).isZero();
        assertThat(json(call).get("same").getAsBoolean()).isTrue();
        assertThat(json(call).get("digest")).isEqualTo(one.get("digest"));
        assertThat(json(call).get("events")).isEqualTo(one.get("events"));
    }

    @Test
    void a_person_reads_one_line() {
        Call call = Call.of("run", SHOP, "--twice", "--seed", "7", "--ties", "shuffled");

        assertThat(call.exitCode()).isZero();
        assertThat(call.out())
                .matches("\\S+, seed 7: the same twice: [0-9,]+ events, digest .+\\R");
    }

    @Test
    void the_first_event_that_differs_is_shown_with_its_causes() {
        TwoRuns runs = TwoRuns.of(unsteady(), 1, EngineSettings.DEFAULT, (done, whole) -> {});

        assertThat(runs.same()).isFalse();
        assertThat(runs.text())
                .contains(", seed 1: the runs differ at event ")
                .contains("\n  first run\n    ", "\n  second run\n    ", " ns  unsteady");
        assertThat(JsonParser.parseString(runs.json()).getAsJsonObject().keySet())
                .contains("differsAtEvent", "difference");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out=x", "--verbose", "--trace-every=2"})
    void what_would_have_no_effect_is_refused(String option) {
        Call call = Call.of("run", SHOP, "--twice", option);

        assertThat(call.exitCode()).isEqualTo(2);
        assertThat(call.err()).contains("has no effect with --twice");
    }

    /** The second time, what happens at one second does something else. */
    private Scenario unsteady() {
        Scenario shop = Scenarios.load(List.of(Input.of("shop.yaml")), false);
        List<PlannedFault> happenings = new ArrayList<>(shop.happenings());
        happenings.add(
                new PlannedFault(
                        Duration.ofSeconds(1),
                        "unsteady",
                        faults -> {
                            runs++;
                            if (runs == 2) {
                                faults.crashIstiod();
                            }
                        }));
        return new Scenario(
                shop.name(),
                shop.spec(),
                shop.seed(),
                shop.duration(),
                shop.limits(),
                happenings,
                shop.claims(),
                shop.notes());
    }

    private static JsonObject json(Call call) {
        return JsonParser.parseString(call.out()).getAsJsonObject();
    }
}
