package io.meshsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that goes on for too long is ended with exit code 1, and says where it stood. */
class LimitsTest {

    @TempDir private Path temp;

    private Path scenario(String limits) {
        Path directory = temp.resolve("in");
        for (String file : new String[] {"shop.yaml", "split.yaml", "scenario.yaml"}) {
            String text = Input.read(Input.of("claims/" + file));
            String claimed = text.replace("CLAIM", "proxiesAgree: true");
            Input.write(
                    directory.resolve(file),
                    claimed.replace("  duration:", "  limits: " + limits + "\n  duration:"));
        }
        return directory;
    }

    private Call run(String limits, String... options) {
        return Call.run(scenario(limits), temp.resolve("out"), options);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{events: 1000} | 1,000 events have run",
                "{time: 2s} | virtual time would pass 2000.000 ms",
                "{wall: 1ns} | on the wall"
            })
    void a_scenario_sets_limits(String limits, String said) {
        Call call = run(limits);
        assertThat(call.exitCode()).isEqualTo(1);
        assertThat(call.err())
                .startsWith("the run is over its limit at ")
                .contains(said, "last records")
                .doesNotContain("bug");
    }

    @Test
    void options_set_limits() {
        Call events = run("{}", "--max-events", "2000");
        assertThat(events.exitCode()).isEqualTo(1);
        assertThat(events.err()).contains("2,000 events have run", "last events", "caused by");
        Call wall = run("{}", "--max-wall", "1ns");
        assertThat(wall.exitCode()).isEqualTo(1);
        assertThat(wall.err()).contains("on the wall");
    }

    @Test
    void the_stricter_limit_holds() {
        assertThat(run("{events: 1000}", "--max-events", "2000").err()).contains("1,000 events");
        assertThat(run("{events: 2000}", "--max-events", "1000").err()).contains("1,000 events");
    }

    @Test
    void limits_that_are_not_reached_change_nothing() {
        Call call = run("{events: 100000000, time: 1h, wall: 1h}", "--max-wall", "2h");
        assertThat(call.err()).isEmpty();
        assertThat(call.exitCode()).isZero();
    }

    @Test
    void an_option_that_is_no_limit_is_bad_input() {
        Call time = run("{}", "--max-wall", "soon");
        assertThat(time.exitCode()).isEqualTo(2);
        assertThat(time.err()).contains("--max-wall", "soon");
        assertThat(run("{}", "--max-events", "0").exitCode()).isEqualTo(2);
    }
}
