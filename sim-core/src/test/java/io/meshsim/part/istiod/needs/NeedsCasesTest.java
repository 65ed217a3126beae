package io.meshsim.part.istiod.needs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import io.meshsim.config.Kind;
import io.meshsim.config.ResourceKey;
import io.meshsim.part.istiod.needs.WaypointNeeds.Place;
import io.meshsim.part.istiod.push.PushRequest;
import io.meshsim.part.istiod.push.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which proxy needs a push, and which keys are left for it: Istio's own table. */
class NeedsCasesTest {

    static Stream<Case> needs() {
        return Cases.of("proxy_needs_push");
    }

    @ParameterizedTest
    @MethodSource("needs")
    void a_proxy_is_pushed_what_concerns_it(Case line) {
        Cases.check(line, NeedsCasesTest::check);
    }

    private static void check(Case line) {
        JsonObject in = line.input();
        JsonObject expected = line.expected().getAsJsonObject();
        if (in.has("spiffe_identities")) {
            assertThat(isAuthorized(in)).isEqualTo(expected.get("authorized").getAsBoolean());
        } else if (in.has("updated_kinds")) {
            assertThat(isPushed(in)).isEqualTo(expected.get("needs_push").getAsBoolean());
        } else {
            checkFilter(in, expected);
        }
    }

    private static void checkFilter(JsonObject in, JsonObject expected) {
        boolean forced = in.get("forced").getAsBoolean();
        PushRequest request =
                new PushRequest(
                        keys(in.get("configs_updated")),
                        null,
                        0,
                        0,
                        0,
                        true,
                        forced,
                        new TreeMap<>(Map.of(Reason.CONFIG, 1)));
        boolean filters = in.has("flags");
        PushRequest left = new Relevance(filters, true).filter(request, NeedsForm.subject(in));
        assertThat(Relevance.isNeeded(left)).isEqualTo(expected.get("needs_push").getAsBoolean());
        assertThat(left.updated()).isEqualTo(keys(expected.get("configs_left")));
    }

    private static Set<ResourceKey> keys(JsonElement list) {
        Set<ResourceKey> keys = new LinkedHashSet<>();
        if (list.isJsonArray()) {
            for (JsonElement one : list.getAsJsonArray()) {
                JsonObject key = one.getAsJsonObject();
                keys.add(
                        TestSubject.key(
                                key.get("kind").getAsString(),
                                key.get("namespace").getAsString(),
                                key.get("name").getAsString()));
            }
        }
        return keys;
    }

    private static boolean isAuthorized(JsonObject in) {
        return PeerIdentity.authorize(
                        NeedsForm.strings(in.get("spiffe_identities")),
                        in.get("proxy_namespace").getAsString(),
                        in.get("proxy_service_account").getAsString())
                .isPresent();
    }

    private static boolean isPushed(JsonObject in) {
        JsonObject proxy = in.getAsJsonObject("proxy");
        Place waypoint =
                new Place(
                        NeedsForm.text(proxy, "namespace"),
                        NeedsForm.text(proxy, "service_host"),
                        NeedsForm.text(proxy, "network"),
                        NeedsForm.text(proxy, "vip"));
        List<Place> updated = new ArrayList<>();
        for (JsonElement one : in.getAsJsonArray("waypoints_updated")) {
            JsonObject place = one.getAsJsonObject();
            updated.add(
                    new Place(
                            NeedsForm.text(place, "namespace"),
                            NeedsForm.text(place, "hostname"),
                            NeedsForm.text(place, "network"),
                            NeedsForm.text(place, "address")));
        }
        List<Kind> kinds =
                NeedsForm.strings(in.get("updated_kinds")).stream()
                        .map(kind -> TestSubject.key(kind, "", "").kind())
                        .toList();
        boolean eastWest = NeedsForm.text(proxy, "labels_managed").equals("east-west");
        boolean scoped = in.get("scoped_address_pushes").getAsBoolean();
        return WaypointNeeds.needsPush(kinds, updated, waypoint, eastWest, scoped);
    }
}
