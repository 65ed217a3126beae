package io.meshsim.part.istiod.protocol;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import io.meshsim.part.istiod.protocol.Subscriptions.Meaning;
import io.meshsim.part.istiod.protocol.Subscriptions.Verdict;
import io.meshsim.xds.Names;
import io.meshsim.xds.XdsRequest;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which requests are answered: Istio's own tables for both protocols. */
class RespondCasesTest {

    static Stream<Case> requests() {
        return Cases.of("xds_should_respond");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_is_answered_if_it_asks_for_something(Case line) {
        Cases.check(line, RespondCasesTest::check);
    }

    private static void check(Case line) {
        JsonObject in = line.input();
        boolean delta = in.get("protocol").getAsString().equals("delta");
        Subscriptions subscriptions = new Subscriptions();
        for (Map.Entry<String, JsonElement> watched : in.getAsJsonObject("watched").entrySet()) {
            XdsType type = XdsType.valueOf(watched.getKey());
            watch(subscriptions, type, delta, watched.getValue().getAsJsonObject());
        }
        Verdict verdict = subscriptions.take(request(in.getAsJsonObject("request"), delta));
        JsonObject expected = line.expected().getAsJsonObject();
        assertThat(verdict.answer()).isEqualTo(expected.get("respond").getAsBoolean());
        if (expected.has("nonce_acked_equals_request_nonce")) {
            assertThat(verdict.meaning() == Meaning.ACK)
                    .isEqualTo(expected.get("nonce_acked_equals_request_nonce").getAsBoolean());
        }
    }

    private static void watch(
            Subscriptions subscriptions, XdsType type, boolean delta, JsonObject watched) {
        List<String> names = strings(watched.get("resource_names"));
        subscriptions.take(
                delta
                        ? XdsRequest.delta(type, names, "", XdsRequest.Delta.NONE)
                        : XdsRequest.subscribe(type, names));
        Watch watch = requireNonNull(subscriptions.watch(type));
        watch.sent(watched.get("nonce_sent").getAsString(), names.size());
        if (watched.get("always_respond").getAsBoolean()) {
            watch.setAlwaysRespond();
        }
    }

    private static XdsRequest request(JsonObject form, boolean delta) {
        XdsType type = XdsType.valueOf(form.get("type").getAsString());
        String nonce = form.get("response_nonce").getAsString();
        JsonElement said = form.get("error");
        String error = said.isJsonNull() ? null : said.getAsString();
        if (!delta) {
            List<String> names = strings(form.get("resource_names"));
            return new XdsRequest(type, names, form.get("version").getAsString(), nonce, error);
        }
        JsonObject held = form.getAsJsonObject("initial_resource_versions");
        return new XdsRequest(
                type,
                Names.of(strings(form.get("subscribe"))),
                "",
                nonce,
                error,
                XdsRequest.Delta.of(
                        strings(form.get("unsubscribe")), new ArrayList<>(held.keySet())));
    }

    private static List<String> strings(@Nullable JsonElement list) {
        List<String> all = new ArrayList<>();
        if (list != null) {
            list.getAsJsonArray().forEach(one -> all.add(one.getAsString()));
        }
        return all;
    }
}
