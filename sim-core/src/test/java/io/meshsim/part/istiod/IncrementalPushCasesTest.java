package io.meshsim.part.istiod;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.DestinationRule.Subset;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.push.Reason;
import io.meshsim.xds.XdsResponse;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one push of certain keys sends, in both protocols: Istio's own table. */
class IncrementalPushCasesTest {

    private static final String DESTALL = "destall.default.svc.cluster.local";

    static Stream<Case> pushes() {
        return Cases.of("incremental_push");
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void a_push_sends_what_its_keys_touch(Case line) {
        Cases.check(line, one -> check(one, TestProxy.sidecar("default", "a", "10.0.0.1", "a")));
    }

    @ParameterizedTest
    @MethodSource("pushes")
    void a_push_sends_what_its_keys_touch_on_a_delta_stream(Case line) {
        Cases.check(
                line,
                one -> check(one, TestProxy.sidecar("default", "a", "10.0.0.1", "a").delta()));
    }

    private static void check(Case line, TestProxy proxy) {
        PushBench bench = new PushBench();
        bench.serve("testns", DESTALL);
        bench.serve("default", "weighted.static.svc.cluster.local");
        bench.serve("default", "other.example.com");
        List<Subset> subsets =
                List.of(
                        new Subset("v1", Labels.NONE, TrafficPolicy.NONE),
                        new Subset("v2", Labels.NONE, TrafficPolicy.NONE));
        bench.put(
                new DestinationRule(
                        Meta.of("testns", "destall"),
                        DESTALL,
                        TrafficPolicy.NONE,
                        subsets,
                        List.of()));
        bench.connect(proxy);
        bench.push(proxy, request(line.input()));
        JsonObject expected = line.expected().getAsJsonObject();
        for (String type : strings(expected, "push")) {
            assertThat(proxy.types()).contains(XdsType.valueOf(type));
        }
        for (String type : strings(expected, "no_push")) {
            assertThat(proxy.types()).doesNotContain(XdsType.valueOf(type));
        }
        checkClusters(proxy, expected);
    }

    private static void checkClusters(TestProxy proxy, JsonObject expected) {
        if (expected.has("eds_cluster_count")) {
            assertThat(clusters(proxy)).isEqualTo(expected.get("eds_cluster_count").getAsInt());
        }
        if (expected.has("eds_cluster_count_min")) {
            int least = expected.get("eds_cluster_count_min").getAsInt();
            assertThat(clusters(proxy)).isGreaterThanOrEqualTo(least);
        }
    }

    private static int clusters(TestProxy proxy) {
        return proxy.responses.stream()
                .filter(response -> response.type() == XdsType.EDS)
                .map(XdsResponse::resources)
                .mapToInt(List::size)
                .findFirst()
                .orElse(0);
    }

    private static PushRequest request(JsonObject in) {
        boolean full = in.get("full").getAsBoolean();
        if (in.get("configs_updated").isJsonNull()) {
            return PushRequest.forced(Reason.CONFIG);
        }
        List<ResourceKey> keys = new ArrayList<>();
        for (JsonElement one : in.getAsJsonArray("configs_updated")) {
            JsonObject key = one.getAsJsonObject();
            keys.add(
                    new ResourceKey(
                            kind(key.get("kind").getAsString()),
                            key.get("namespace").getAsString(),
                            key.get("name").getAsString()));
        }
        return PushRequest.of(full, Reason.CONFIG, keys.toArray(ResourceKey[]::new));
    }

    /** A ServiceEntry is what istiod calls any service. */
    private static Kind kind(String text) {
        for (Kind kind : Kind.values()) {
            if (kind.text().equals(text.replace("ServiceEntry", "Service"))) {
                return kind;
            }
        }
        return Kind.OTHER;
    }

    private static List<String> strings(JsonObject in, String name) {
        List<String> all = new ArrayList<>();
        if (in.has(name)) {
            in.getAsJsonArray(name).forEach(one -> all.add(one.getAsString()));
        }
        return all;
    }
}
