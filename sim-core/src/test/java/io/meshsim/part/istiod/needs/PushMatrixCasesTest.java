package io.meshsim.part.istiod.needs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import io.meshsim.config.ResourceKey;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.push.Reason;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which types a changed kind asks for: the sets of kinds that Istio 1.30 skips. */
class PushMatrixCasesTest {

    static Stream<Case> matrix() {
        return Cases.of("push_matrix");
    }

    @ParameterizedTest
    @MethodSource("matrix")
    void a_kind_asks_for_its_types(Case line) {
        Cases.check(line, PushMatrixCasesTest::check);
    }

    private static void check(Case line) {
        JsonObject expected = line.expected().getAsJsonObject();
        String proxy = line.input().get("proxy_type").getAsString();
        Audience audience = Audience.valueOf(proxy.toUpperCase(Locale.ROOT));
        ResourceKey key = TestSubject.key(line.input().get("kind").getAsString(), "else", "one");
        for (Discovery type : Discovery.values()) {
            checkNeed(type, audience, key, true, expected.getAsJsonObject("full"));
            checkNeed(type, audience, key, false, expected.getAsJsonObject("incremental"));
        }
        checkGate(audience, key, expected.get("gate").getAsString());
    }

    private static void checkNeed(
            Discovery type, Audience to, ResourceKey key, boolean full, JsonObject expected) {
        String text = expected.has(type.name()) ? expected.get(type.name()).getAsString() : "skip";
        assertThat(PushMatrix.need(type, to, key.kind(), full))
                .as("%s", type)
                .isEqualTo(need(text));
    }

    private static Need need(String text) {
        return switch (text) {
            case "skip" -> Need.SKIP;
            case "conditional: config namespace is the proxy namespace or root" ->
                    Need.IF_OWN_OR_ROOT;
            case "conditional: secret is a Wasm pull secret used by this proxy" ->
                    Need.IF_PULL_SECRET;
            case "conditional: waypoint attached to the changed address (always for east-west)" ->
                    Need.IF_ATTACHED;
            default -> {
                assertThat(text).startsWith("push");
                yield Need.PUSH;
            }
        };
    }

    private static void checkGate(Audience audience, ResourceKey key, String gate) {
        ResourceKey own = new ResourceKey(key.kind(), "ns1", key.name());
        TestSubject stranger = TestSubject.of(audience, false);
        if (gate.startsWith("pass iff the current or previous")) {
            assertThat(passes(key, stranger)).isFalse();
            assertThat(passes(own, TestSubject.of(audience, false, own))).isTrue();
        } else if (gate.startsWith("pass iff config namespace")) {
            assertThat(passes(key, stranger)).isFalse();
            assertThat(passes(own, stranger)).isTrue();
        } else if (gate.startsWith("drop unless")) {
            assertThat(passes(key, stranger)).isFalse();
            assertThat(passes(key, TestSubject.of(audience, true))).isTrue();
        } else if (gate.equals("drop")) {
            assertThat(passes(own, TestSubject.of(audience, true, own))).isFalse();
        } else if (gate.equals("pass") || audience == Audience.WAYPOINT) {
            assertThat(passes(key, stranger)).isTrue();
        }
    }

    private static boolean passes(ResourceKey key, TestSubject subject) {
        PushRequest request = PushRequest.of(true, Reason.CONFIG, key);
        return Relevance.isNeeded(Relevance.DEFAULT.filter(request, subject));
    }
}
