package io.meshsim.part.istiod.push;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Merging after Istio 1.30's push_context_test.go: both ways give the same. */
class MergeCasesTest {

    static Stream<Case> merges() {
        return Cases.of("push_request_merge");
    }

    @ParameterizedTest
    @MethodSource("merges")
    void both_ways_of_merging_give_what_is_expected(Case line) {
        Cases.check(line, MergeCasesTest::check);
    }

    private static void check(Case line) {
        PushRequest left = request(line.input().get("left"));
        PushRequest right = request(line.input().get("right"));
        for (PushRequest merged : List.of(inPlace(left, right), inQueue(left, right))) {
            JsonObject expected = line.expected().getAsJsonObject();
            assertThat(merged).isEqualTo(RequestForm.of(expected));
        }
    }

    private static @Nullable PushRequest request(JsonElement form) {
        return form.isJsonNull() ? null : RequestForm.of(form.getAsJsonObject());
    }

    /** As the debouncer does it. */
    private static PushRequest inPlace(@Nullable PushRequest left, @Nullable PushRequest right) {
        Batch batch = new Batch();
        if (left != null) {
            batch.add(left, List.of());
        }
        if (right != null) {
            batch.add(right, List.of());
        }
        return batch.request();
    }

    private static PushRequest inQueue(@Nullable PushRequest left, @Nullable PushRequest right) {
        PushQueue<Integer> queue = new PushQueue<>();
        if (left != null) {
            queue.enqueue(0, left);
        }
        if (right != null) {
            queue.enqueue(0, right);
        }
        return requireNonNull(queue.dequeue()).request();
    }
}
