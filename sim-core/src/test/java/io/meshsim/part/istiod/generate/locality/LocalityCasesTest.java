package io.meshsim.part.istiod.generate.locality;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import io.meshsim.config.Labels;
import io.meshsim.config.traffic.Locality;
import io.meshsim.config.traffic.LocalitySetting;
import io.meshsim.config.traffic.LocalitySetting.Distribute;
import io.meshsim.config.traffic.LocalitySetting.Failover;
import io.meshsim.config.traffic.TrafficDistribution;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import io.meshsim.part.istiod.context.WorkloadEndpoint.Health;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which localities a client prefers: Istio's own tables. */
class LocalityCasesTest {

    private static final List<String> SETTING =
            List.of("distribute", "failover", "failover_priority");

    static Stream<Case> localities() {
        return Cases.of("locality_lb");
    }

    @ParameterizedTest
    @MethodSource("localities")
    void localities_get_the_weights_and_priorities_that_istio_gives_them(Case line) {
        Cases.check(line, LocalityCasesTest::check);
    }

    private static void check(Case line) {
        JsonObject in = line.input();
        JsonObject expected = line.expected().getAsJsonObject();
        if (in.has("rule")) {
            boolean matches = Locality.parse(text(in, "locality")).matches(text(in, "rule"));
            assertThat(matches).isEqualTo(expected.get("match").getAsBoolean());
        } else if (expected.has("effective")) {
            checkChoice(in, expected.get("effective"));
        } else {
            checkGroups(apply(in), expected);
        }
    }

    private static void checkChoice(JsonObject in, JsonElement expected) {
        TrafficDistribution service =
                TrafficDistribution.of(text(in, "service_traffic_distribution"));
        LocalityChoice choice =
                LocalityChoice.of(
                        setting(in.get("mesh")), setting(in.get("destination_rule")), service);
        assertThat(choice.setting()).isEqualTo(setting(expected));
    }

    private static void checkGroups(List<LocalityGroup> groups, JsonObject expected) {
        if (expected.has("weights")) {
            assertThat(groups.stream().map(LocalityCasesTest::weight))
                    .isEqualTo(longs(expected.getAsJsonArray("weights")));
        }
        if (expected.has("priorities")) {
            assertThat(groups.stream().map(group -> (long) group.priority()))
                    .isEqualTo(longs(expected.getAsJsonArray("priorities")));
        }
        if (expected.has("group_count")) {
            assertThat(groups).hasSize(expected.get("group_count").getAsInt());
        }
        if (expected.has("priority_by_address")) {
            JsonObject byAddress = expected.getAsJsonObject("priority_by_address");
            for (LocalityGroup group : groups) {
                for (WorkloadEndpoint endpoint : group.endpoints()) {
                    assertThat(byAddress.get(endpoint.address()).getAsInt())
                            .isEqualTo(group.priority());
                }
            }
        }
        if (expected.has("groups_in_order")) {
            List<String> wanted = new ArrayList<>();
            for (JsonElement one : expected.getAsJsonArray("groups_in_order")) {
                JsonObject group = one.getAsJsonObject();
                wanted.add(
                        describe(
                                text(group, "locality"),
                                group.get("weight").getAsLong(),
                                group.get("priority").getAsInt(),
                                group.getAsJsonArray("endpoints").size()));
            }
            assertThat(groups.stream().map(LocalityCasesTest::describe)).isEqualTo(wanted);
        }
    }

    private static String describe(LocalityGroup group) {
        return describe(
                group.locality().toString(),
                group.weight(),
                group.priority(),
                group.endpoints().size());
    }

    private static String describe(String locality, long weight, int priority, int endpoints) {
        return locality + " weight " + weight + " priority " + priority + ": " + endpoints;
    }

    private static long weight(LocalityGroup group) {
        return group.endpoints().isEmpty() ? 0 : group.weight();
    }

    private static List<Long> longs(JsonArray numbers) {
        List<Long> all = new ArrayList<>();
        numbers.forEach(number -> all.add(number.getAsLong()));
        return all;
    }

    private static List<LocalityGroup> apply(JsonObject in) {
        List<LocalityGroup> groups = groups(in);
        boolean failsOver = in.get("failover_enabled").getAsBoolean();
        LocalitySetting setting = setting(in);
        boolean isOff = in.has("locality_lb") && in.get("locality_lb").isJsonNull();
        if (isOff || !LocalityBalancing.hasEffect(setting, failsOver) || setting == null) {
            return groups;
        }
        Labels labels =
                in.has("proxy_labels") ? labels(in.getAsJsonObject("proxy_labels")) : Labels.NONE;
        Locality client = Locality.parse(text(in, "proxy_locality"));
        return new LocalityBalancing(setting, failsOver, client, labels).apply(groups);
    }

    private static List<LocalityGroup> groups(JsonObject in) {
        List<LocalityGroup> groups = new ArrayList<>();
        if (in.has("endpoint_localities")) {
            for (JsonElement one : in.getAsJsonArray("endpoint_localities")) {
                Locality place = Locality.parse(one.isJsonNull() ? "" : one.getAsString());
                WorkloadEndpoint endpoint = endpoint("10.0.0.1", Labels.NONE, place, 1);
                groups.add(LocalityGroup.of(place, List.of(endpoint)));
            }
            return groups;
        }
        for (JsonElement one : in.getAsJsonArray("endpoint_groups")) {
            JsonObject group = one.getAsJsonObject();
            Locality place = Locality.parse(text(group, "locality"));
            List<WorkloadEndpoint> endpoints = new ArrayList<>();
            for (JsonElement each : group.getAsJsonArray("endpoints")) {
                JsonObject endpoint = each.getAsJsonObject();
                endpoints.add(
                        endpoint(
                                endpoint.getAsJsonArray("addresses").get(0).getAsString(),
                                labels(endpoint.getAsJsonObject("labels")),
                                place,
                                endpoint.get("weight").getAsLong()));
            }
            groups.add(LocalityGroup.of(place, endpoints));
        }
        return groups;
    }

    /** Istio's table gives endpoints the labels of another cluster than this mesh's only one. */
    private static WorkloadEndpoint endpoint(
            String address, Labels labels, Locality place, long weight) {
        return new WorkloadEndpoint(
                address,
                80,
                "http",
                "",
                "ns",
                "w",
                "sa",
                labels,
                place,
                "",
                Health.HEALTHY,
                false,
                weight);
    }

    private static @Nullable LocalitySetting setting(@Nullable JsonElement in) {
        if (in == null || in.isJsonNull()) {
            return null;
        }
        JsonObject setting = in.getAsJsonObject();
        List<Distribute> distribute = new ArrayList<>();
        List<Failover> failover = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (JsonObject one : objects(setting, SETTING.get(0))) {
            Map<String, Integer> shares = new LinkedHashMap<>();
            JsonObject to = one.getAsJsonObject("to");
            to.keySet().forEach(key -> shares.put(key, to.get(key).getAsInt()));
            distribute.add(new Distribute(text(one, "from"), shares));
        }
        for (JsonObject one : objects(setting, SETTING.get(1))) {
            failover.add(new Failover(text(one, "from"), text(one, "to")));
        }
        if (setting.has(SETTING.get(2))) {
            setting.getAsJsonArray(SETTING.get(2)).forEach(one -> labels.add(one.getAsString()));
        }
        Boolean enabled = setting.has("enabled") ? setting.get("enabled").getAsBoolean() : null;
        return new LocalitySetting(enabled, distribute, failover, labels);
    }

    private static List<JsonObject> objects(JsonObject in, String name) {
        List<JsonObject> all = new ArrayList<>();
        if (in.has(name)) {
            in.getAsJsonArray(name).forEach(one -> all.add(one.getAsJsonObject()));
        }
        return all;
    }

    private static Labels labels(JsonObject in) {
        Map<String, String> all = new LinkedHashMap<>();
        in.keySet().forEach(key -> all.put(key, text(in, key)));
        return Labels.of(all);
    }

    private static String text(JsonObject in, String name) {
        JsonElement found = in.get(name);
        return found == null || found.isJsonNull() ? "" : found.getAsString();
    }
}
