package io.meshsim.report.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.meshsim.engine.trace.TraceRecord;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The timeline keeps to the Chrome trace event format, and shows pushes and hops as spans. */
class PerfettoTimelineTest {

    private final List<TraceRecord> records = new ArrayList<>();

    @Test
    void a_push_is_a_context_then_a_wait_then_a_span_around_its_types() {
        happens(190_000, "istiod", "push.start", "", 10, 0);
        happens(190_080, "istiod", "push.context", "", 0, 0);
        happens(191_000, "istiod", "push.dequeue", "reviews-0", 0, 0);
        happens(191_300, "istiod", "push.send", "reviews-0 CDS", 0, 0);
        happens(191_700, "istiod", "push.send", "reviews-0 EDS", 0, 0);
        happens(191_700, "istiod", "push.done", "reviews-0", 0, 0);

        assertThat(spans())
                .containsExactly(
                        "istiod/pushes: push context 190000.000 + 80.000",
                        "istiod/push to reviews-0: queue 190080.000 + 920.000",
                        "istiod/push to reviews-0: generate and send CDS 191000.000 + 300.000",
                        "istiod/push to reviews-0: generate and send EDS 191300.000 + 400.000",
                        "istiod/push to reviews-0: push 191000.000 + 700.000");
    }

    @Test
    void hops_that_overlap_at_one_actor_are_drawn_on_threads_of_their_own() {
        happens(10, "frontend", "hop.start", "reviews", 0, 1);
        happens(12, "frontend", "hop.start", "reviews", 0, 11);
        happens(20, "frontend", "hop.end", "reviews", 200, 1);
        happens(25, "frontend", "hop.end", "reviews", 503, 11);
        happens(30, "frontend", "hop.start", "ratings", 0, 21);

        assertThat(spans())
                .containsExactly(
                        "requests/frontend: hop reviews 10.000 + 10.000",
                        "requests/frontend 2: hop reviews 12.000 + 13.000",
                        "requests/frontend: hop ratings 30.000 + 0.000");
    }

    @Test
    void everything_else_is_an_instant_of_its_actor() {
        happens(1, "kube", "apply", "virtualservice default/reviews", 0, 0);
        happens(2, "kubelet/node-2", "crash", "", 0, 0);
        happens(3, "reviews-0", "xds.ack", "CDS", 0, 0);
        happens(4, "istiod", "update", "virtualservice default/reviews", 0, 0);
        happens(5, "scenario", "happening", "crash node-2", 0, 0);
        happens(6, "ingress", "route", "reviews", 0, 1);

        assertThat(instants())
                .containsExactly(
                        "Kubernetes/kube: apply virtualservice default/reviews",
                        "Kubernetes/kubelet/node-2: crash",
                        "proxies/reviews-0: xds.ack CDS",
                        "istiod/istiod: update virtualservice default/reviews",
                        "scenario/scenario: happening crash node-2",
                        "requests/ingress: route reviews");
    }

    @Property(tries = 200)
    void whatever_happens_every_event_is_well_formed_and_no_spans_of_a_thread_cross(
            @ForAll("histories") List<TraceRecord> history) {
        records.clear();
        records.addAll(history);

        Map<String, List<long[]>> byThread = new TreeMap<>();
        for (JsonObject event : events()) {
            assertThat(event.get("ph").getAsString()).isIn("M", "i", "X");
            assertThat(event.keySet()).contains("name", "pid", "tid", "args");
            if (event.get("ph").getAsString().equals("X")) {
                String thread = event.get("pid") + "/" + event.get("tid");
                byThread.computeIfAbsent(thread, any -> new ArrayList<>()).add(interval(event));
            }
        }
        byThread.values().forEach(PerfettoTimelineTest::nestOrFollow);
    }

    @Provide
    Arbitrary<List<TraceRecord>> histories() {
        Arbitrary<String> names = Arbitraries.of("a-0", "b-0", "\"<&>\u2028");
        Arbitrary<String> pushes =
                Arbitraries.of(
                        "push.start",
                        "push.context",
                        "push.dequeue",
                        "push.skip",
                        "push.send",
                        "push.done");
        Arbitrary<String> hops = Arbitraries.of("hop.start", "hop.end", "hop.retry");
        Arbitrary<TraceRecord> push =
                Combinators.combine(Arbitraries.longs().between(0, 1000), pushes, names)
                        .as((time, what, name) -> record(time, what, name, 0));
        Arbitrary<TraceRecord> hop =
                Combinators.combine(
                                Arbitraries.longs().between(0, 1000),
                                hops,
                                names,
                                Arbitraries.longs().between(1, 3))
                        .as(PerfettoTimelineTest::record);
        return Arbitraries.oneOf(push, hop)
                .list()
                .ofMaxSize(60)
                .map(
                        list ->
                                list.stream()
                                        .sorted(
                                                (a, b) ->
                                                        Long.compare(a.timeNanos(), b.timeNanos()))
                                        .toList());
    }

    private static TraceRecord record(long time, String what, String name, long request) {
        String object = what.equals("push.send") ? name + " CDS" : name;
        return new TraceRecord(time, "istiod", what, object, 0, request);
    }

    private static void nestOrFollow(List<long[]> intervals) {
        for (long[] a : intervals) {
            for (long[] b : intervals) {
                boolean crossing = a[0] < b[0] && b[0] < a[1] && a[1] < b[1];
                assertThat(crossing).as("%d-%d and %d-%d", a[0], a[1], b[0], b[1]).isFalse();
            }
        }
    }

    private static long[] interval(JsonObject event) {
        long from = event.get("ts").getAsBigDecimal().movePointRight(3).longValueExact();
        long length = event.get("dur").getAsBigDecimal().movePointRight(3).longValueExact();
        assertThat(length).isNotNegative();
        return new long[] {from, from + length};
    }

    private void happens(
            long micros, String actor, String what, String object, long value, long request) {
        records.add(new TraceRecord(micros * 1000, actor, what, object, value, request));
    }

    private List<String> spans() {
        return shown("X").stream()
                .map(
                        e ->
                                e.get("name").getAsString()
                                        + " "
                                        + e.get("ts").getAsString()
                                        + " + "
                                        + e.get("dur").getAsString())
                .toList();
    }

    private List<String> instants() {
        return shown("i").stream().map(event -> event.get("name").getAsString()).toList();
    }

    /** Events of a phase, with the titles of process and thread before their names. */
    private List<JsonObject> shown(String phase) {
        Map<String, String> titles = new TreeMap<>();
        List<JsonObject> shown = new ArrayList<>();
        for (JsonObject event : events()) {
            String process = event.get("pid").toString();
            String thread = process + "/" + event.get("tid");
            if (event.get("ph").getAsString().equals("M")) {
                String title = event.getAsJsonObject("args").get("name").getAsString();
                boolean ofThread = event.get("name").getAsString().equals("thread_name");
                titles.put(ofThread ? thread : process, title);
            } else if (event.get("ph").getAsString().equals(phase)) {
                String place = titles.get(process) + "/" + titles.get(thread) + ": ";
                event.addProperty("name", place + event.get("name").getAsString());
                shown.add(event);
            }
        }
        return shown;
    }

    private List<JsonObject> events() {
        StringWriter out = new StringWriter();
        try (PerfettoTimeline timeline = new PerfettoTimeline(out, 1)) {
            records.forEach(timeline::accept);
        }
        JsonArray array =
                JsonParser.parseString(out.toString())
                        .getAsJsonObject()
                        .getAsJsonArray("traceEvents");
        return array.asList().stream().map(JsonElement::getAsJsonObject).toList();
    }
}
