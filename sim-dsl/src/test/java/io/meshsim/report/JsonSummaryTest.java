package io.meshsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The summary for programs is one JSON object with all that the result holds. */
class JsonSummaryTest {

    @Test
    void a_run_of_a_shop_is_written_as_agreed() {
        Golden.expect("bookshop-summary.json", JsonSummary.pretty(SampleRun.bookshop(), 0.842));
    }

    @Test
    void one_line_and_many_lines_hold_the_same() {
        String line = JsonSummary.of(SampleRun.bookshop(), 0.842);

        assertThat(line).doesNotContain("\n");
        assertThat(JsonParser.parseString(line))
                .isEqualTo(JsonParser.parseString(JsonSummary.pretty(SampleRun.bookshop(), 0.842)));
    }

    @Test
    void the_agreed_keys_are_there() {
        assertThat(parsed(JsonSummary.of(SampleRun.bookshop(), 1)).keySet())
                .contains(
                        "seed",
                        "tieMode",
                        "digest",
                        "simulatedSeconds",
                        "wallSeconds",
                        "events",
                        "proxies",
                        "pushes",
                        "requests",
                        "claims",
                        "notModelled");
    }

    @Property(tries = 100)
    void any_name_survives(@ForAll String name) {
        String json = JsonSummary.of(SampleRun.named(name), 1);

        assertThat(parsed(json).get("name").getAsString()).isEqualTo(name);
    }

    private static JsonObject parsed(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
