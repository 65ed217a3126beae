package io.meshsim.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Equal histories have equal digests, different ones do not, and sinks get what they want. */
class TraceTest {

    private long now;

    @Test
    void equal_records_have_equal_digests() {
        assertThat(digest("kube", "apply", "service a", 1, 2, 10))
                .isEqualTo(digest("kube", "apply", "service a", 1, 2, 10))
                .matches("[0-9a-f]{16}");
    }

    @Test
    void every_field_counts() {
        List<String> digests =
                List.of(
                        new Trace(() -> now).digest(),
                        digest("kube", "apply", "service a", 1, 2, 10),
                        digest("Kube", "apply", "service a", 1, 2, 10),
                        digest("kube", "delete", "service a", 1, 2, 10),
                        digest("kube", "apply", "service b", 1, 2, 10),
                        digest("apply", "kube", "service a", 1, 2, 10),
                        digest("kube", "service a", "apply", 1, 2, 10),
                        digest("kube", "apply", "service a", 2, 1, 10),
                        digest("kube", "apply", "service a", 1, 3, 10),
                        digest("kube", "apply", "service a", 1, 2, 11));

        assertThat(digests).doesNotHaveDuplicates();
    }

    @Test
    void order_counts_but_the_order_of_interning_does_not() {
        Trace one = new Trace(() -> now);
        int a = one.name("a");
        int b = one.name("b");
        one.record(a, b, 0, 0);
        one.record(b, a, 0, 0);
        Trace two = new Trace(() -> now);
        int other = two.name("b");
        int first = two.name("a");
        two.record(first, other, 0, 0);
        String half = two.digest();
        two.record(other, first, 0, 0);
        Trace three = new Trace(() -> now);
        three.record(three.name("b"), three.name("a"), 0, 0);
        three.record(three.name("a"), three.name("b"), 0, 0);

        assertThat(two.digest()).isEqualTo(one.digest()).isNotEqualTo(half);
        assertThat(three.digest()).isNotEqualTo(one.digest());
    }

    @Test
    void sinks_and_readers_leave_the_digest_alone() {
        Trace watched = new Trace(() -> now);
        watched.addSink(new ListSink(0));
        watched.record(watched.name("a"), watched.name("b"), 0, 5);
        assertThat(watched.last(3)).hasSize(1);

        assertThat(watched.digest()).isEqualTo(digest("a", "b", "", 5, 0, 0));
    }

    @Test
    void the_last_records_are_kept_oldest_first() {
        Trace trace = new Trace(() -> now);
        int actor = trace.name("clock");
        int what = trace.name("tick");
        for (int i = 1; i <= 1_000; i++) {
            now = i;
            trace.record(actor, what, 0, i);
        }

        assertThat(trace.count()).isEqualTo(1_000);
        assertThat(trace.last(3))
                .containsExactly(
                        new TraceRecord(998, "clock", "tick", "", 998, 0, 998, 0),
                        new TraceRecord(999, "clock", "tick", "", 999, 0, 999, 0),
                        new TraceRecord(1_000, "clock", "tick", "", 1_000, 0, 1_000, 0));
        assertThat(trace.last(10_000)).hasSize(256);
    }

    @Test
    void a_sink_gets_the_records_it_wants() {
        Trace trace = new Trace(() -> now);
        ListSink sink = new ListSink(7);
        trace.addSink(sink);
        int what = trace.name("request.start");
        trace.record(0, what, 0, 1, 6);
        trace.record(0, what, 0, 2, 7);
        trace.record(0, what, 0, 3, 8);

        assertThat(sink.taken)
                .containsExactly(new TraceRecord(0, "", "request.start", "", 2, 7, 2, 0));
    }

    @Test
    void a_record_prints_who_what_and_about_what() {
        TraceRecord happened =
                new TraceRecord(190_000_000, "istiod", "push.start", "push 1", 10, 0);

        assertThat(happened)
                .hasToString("190.000 ms    istiod                push.start push 1 (10)");
    }

    private String digest(
            String actor, String what, String object, long value, long request, long time) {
        now = time;
        Trace trace = new Trace(() -> now);
        trace.record(trace.name(actor), trace.name(what), trace.name(object), value, request);
        return trace.digest();
    }

    private static final class ListSink implements TraceSink {

        private final List<TraceRecord> taken = new ArrayList<>();
        private final long wanted;

        ListSink(long wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean wants(long request) {
            return request == wanted;
        }

        @Override
        public void accept(TraceRecord happened) {
            taken.add(happened);
        }
    }
}
