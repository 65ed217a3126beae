package io.meshsim.part.istiod.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import io.meshsim.config.ResourceKey;
import io.meshsim.engine.Simulation;
import io.meshsim.engine.TieMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The push queue and its sender after Istio 1.30's pushqueue_test.go and discovery_test.go. */
class QueueCasesTest {

    static Stream<Case> queues() {
        return Cases.of("push_queue");
    }

    static Stream<Case> throttles() {
        return Cases.of("push_throttle");
    }

    @ParameterizedTest
    @MethodSource("queues")
    void turns_come_in_the_expected_order(Case line) {
        Cases.check(line, QueueCasesTest::checkQueue);
    }

    @ParameterizedTest
    @MethodSource("throttles")
    void the_sender_hands_out_what_is_queued(Case line) {
        Cases.check(line, QueueCasesTest::checkThrottle);
    }

    private static void checkQueue(Case line) {
        Bench bench = new Bench();
        line.input().getAsJsonArray("ops").forEach(op -> bench.play(op.getAsJsonArray()));
        JsonObject expected = line.expected().getAsJsonObject();
        for (String what : expected.keySet()) {
            JsonElement wanted = expected.get(what);
            switch (what) {
                case "dequeued" -> assertThat(bench.dequeued).isEqualTo(texts(wanted));
                case "async_dequeued" -> assertThat(bench.answered).isEqualTo(texts(wanted));
                case "returned" -> assertThat(bench.answered).hasSize(wanted.getAsInt());
                case "blocked" -> assertThat(bench.waiting).isEqualTo(wanted.getAsInt());
                case "request" -> checkRequest(bench.requests.get(0), wanted.getAsJsonObject());
                case "concatenation_of_per_request_sorted_configs" -> checkOrder(bench.requests);
                default -> throw new IllegalArgumentException("expected " + what);
            }
        }
    }

    private static void checkRequest(PushRequest request, JsonObject expected) {
        assertThat(request.full()).isEqualTo(expected.get("full").getAsBoolean());
        assertThat(request.startNanos()).isEqualTo(expected.get("start_ms").getAsLong());
        assertThat(request.updated()).isEqualTo(RequestForm.keys(expected.get("configs")));
    }

    private static void checkOrder(List<PushRequest> requests) {
        List<Integer> numbers = new ArrayList<>();
        for (PushRequest request : requests) {
            request.updated().stream()
                    .map(key -> Integer.parseInt(key.name()))
                    .sorted()
                    .forEach(numbers::add);
        }
        assertThat(numbers).isSorted().doesNotHaveDuplicates().startsWith(0).endsWith(99);
    }

    private static List<String> texts(JsonElement list) {
        List<String> texts = new ArrayList<>();
        list.getAsJsonArray().forEach(one -> texts.add(one.getAsString()));
        return texts;
    }

    private static void checkThrottle(Case line) {
        JsonObject input = line.input();
        int proxies = input.get("proxies").getAsInt();
        int rounds = input.has("rounds") ? input.get("rounds").getAsInt() : 1;
        Map<String, Integer> counts = new TreeMap<>();
        List<Sender<Integer>> self = new ArrayList<>();
        Simulation simulation = new Simulation(1, TieMode.FIRST_COME);
        PushQueue<Integer> queue = new PushQueue<>();
        Sender<Integer> sender =
                new Sender<>(
                        simulation,
                        queue,
                        input.get("slots").getAsInt(),
                        turn -> {
                            counts.merge("proxy-" + turn.proxy(), 1, Integer::sum);
                            self.get(0).done(turn.proxy());
                        });
        self.add(sender);
        for (int i = 0; i < rounds * proxies; i++) {
            sender.enqueue(i % proxies, PushRequest.of(false, Reason.ENDPOINT));
        }
        simulation.runFor(1);
        checkCounts(line.expected().getAsJsonObject(), counts, rounds);
        assertThat(queue.isQuiet()).isTrue();
    }

    private static void checkCounts(JsonObject expected, Map<String, Integer> counts, int rounds) {
        if (expected.has("pushes_per_proxy")) {
            Map<String, Integer> wanted = new TreeMap<>();
            JsonObject perProxy = expected.getAsJsonObject("pushes_per_proxy");
            perProxy.keySet().forEach(name -> wanted.put(name, perProxy.get(name).getAsInt()));
            assertThat(counts).isEqualTo(wanted);
        }
        if (expected.has("each_proxy_pushes_min")) {
            int least = expected.get("each_proxy_pushes_min").getAsInt();
            assertThat(counts.values()).allSatisfy(n -> assertThat(n).isBetween(least, rounds));
        }
    }

    /** A queue, and those who wait at it. */
    private static final class Bench {

        private final PushQueue<String> queue = new PushQueue<>();
        private final List<String> dequeued = new ArrayList<>();
        private final List<String> answered = new ArrayList<>();
        private final List<PushRequest> requests = new ArrayList<>();
        private int waiting;

        void play(JsonArray op) {
            switch (op.get(0).getAsString()) {
                case "enqueue" -> queue.enqueue(op.get(1).getAsString(), request(op));
                case "dequeue" -> dequeued.add(dequeue());
                case "dequeue_async" -> waiting++;
                case "mark_done" -> queue.markDone(op.get(1).getAsString());
                case "enqueue_one_proxy_sequence" -> enqueueSequence(op.get(1).getAsInt());
                case "drain_with_mark_done" -> drain();
                case "sleep_ms" -> {}
                default -> throw new IllegalArgumentException("op " + op);
            }
            while (waiting > 0 && queue.pending() > 0) {
                waiting--;
                answered.add(dequeue());
            }
        }

        private static PushRequest request(JsonArray op) {
            return op.size() > 2
                    ? RequestForm.of(op.get(2).getAsJsonObject())
                    : PushRequest.of(false, Reason.ENDPOINT);
        }

        private String dequeue() {
            PushQueue.Turn<String> turn = queue.dequeue();
            if (turn == null) {
                return "BLOCKS";
            }
            requests.add(turn.request());
            return turn.proxy();
        }

        /** The receiver comes by now and then. */
        private void enqueueSequence(int count) {
            for (int i = 0; i < count; i++) {
                ResourceKey key = RequestForm.key("ServiceEntry", "", Integer.toString(i));
                queue.enqueue("0", PushRequest.of(false, Reason.ENDPOINT, key));
                if (i % 7 == 3) {
                    drain();
                }
            }
        }

        private void drain() {
            while (queue.pending() > 0) {
                queue.markDone(dequeue());
            }
        }
    }
}
