package io.meshsim.report.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.meshsim.engine.trace.TraceRecord;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The trace file holds one JSON object for each record that is wanted. */
class TraceJsonLinesTest {

    @Test
    void the_first_line_says_what_the_file_is_and_each_other_is_a_record() {
        StringWriter out = new StringWriter();

        try (TraceJsonLines lines = new TraceJsonLines(out, 10)) {
            lines.accept(new TraceRecord(190_000_000, "istiod", "push.start", "", 10, 0, 7, 4));
            lines.accept(new TraceRecord(190_080_000, "istiod", "push.dequeue", "a-0", 0, 0, 8, 7));
        }

        assertThat(out)
                .hasToString(
                        """
                        {"format":"meshsim trace","formatVersion":1,"sampleEveryRequests":10}
                        {"timeNanos":190000000,"actor":"istiod","what":"push.start",\
                        "object":"","value":10,"request":0,"number":7,"cause":4}
                        {"timeNanos":190080000,"actor":"istiod","what":"push.dequeue",\
                        "object":"a-0","value":0,"request":0,"number":8,"cause":7}
                        """);
    }

    @Test
    void every_tenth_request_is_wanted_and_all_that_belongs_to_none() {
        TraceJsonLines lines = new TraceJsonLines(new StringWriter(), 10);

        assertThat(List.of(0L, 1L, 11L, 21L)).allMatch(lines::wants);
        assertThat(List.of(2L, 9L, 10L, 12L, 20L)).noneMatch(lines::wants);
        lines.close();
    }

    @Test
    void sampling_needs_a_positive_number() {
        assertThatThrownBy(() -> new TraceJsonLines(new StringWriter(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sampleEvery 0 must be at least 1");
    }

    @Property(tries = 200)
    void any_name_survives(@ForAll String name) {
        StringWriter out = new StringWriter();

        try (TraceJsonLines lines = new TraceJsonLines(out, 1)) {
            lines.accept(new TraceRecord(1, name, "ready", name, 0, 0));
        }

        List<String> lines = List.of(out.toString().split("\n", -1));
        assertThat(lines).hasSize(3).last().isEqualTo("");
        var json = JsonParser.parseString(lines.get(1)).getAsJsonObject();
        assertThat(json.get("actor").getAsString()).isEqualTo(name);
        assertThat(json.get("object").getAsString()).isEqualTo(name);
    }
}
