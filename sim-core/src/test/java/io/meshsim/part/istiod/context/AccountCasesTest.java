package io.meshsim.part.istiod.context;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.config.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When the service accounts of a service are others; after Istio 1.30's endpointshards_test. */
class AccountCasesTest {

    private final EndpointShards shards = new EndpointShards();

    static Stream<Cases.Case> cases() {
        return Cases.of("registry_events").filter(line -> line.input().has("shards_before"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_accounts_of_all_shards_count(Cases.Case line) {
        Cases.check(line, this::check);
    }

    private void check(Cases.Case line) {
        JsonObject input = line.input();
        for (Map.Entry<String, JsonElement> shard :
                input.getAsJsonObject("shards_before").entrySet()) {
            shards.replace(shard(shard.getKey()), endpoints(shard.getValue()), 1);
        }
        shards.renewAccounts();
        assertThat(shards.accounts()).isEqualTo(accounts(input.get("recorded_accounts")));
        shards.replace(
                shard(input.get("shard").getAsString()), endpoints(input.get("endpoints")), 2);
        assertThat(shards.renewAccounts())
                .isEqualTo(
                        line.expected().getAsJsonObject().get("accounts_changed").getAsBoolean());
    }

    private static Set<String> accounts(JsonElement names) {
        Set<String> accounts = new TreeSet<>();
        names.getAsJsonArray().forEach(name -> accounts.add("default/" + name.getAsString()));
        return accounts;
    }

    private static Shard shard(String cluster) {
        return new Shard("Kubernetes", cluster);
    }

    /** Pairs of address and account; of several addresses the first counts. */
    private static List<WorkloadEndpoint> endpoints(JsonElement pairs) {
        List<WorkloadEndpoint> endpoints = new ArrayList<>();
        for (JsonElement pair : pairs.getAsJsonArray()) {
            String addresses = pair.getAsJsonArray().get(0).getAsString();
            endpoints.add(
                    new WorkloadEndpoint(
                            addresses.split(",", -1)[0],
                            80,
                            "http",
                            "",
                            "default",
                            "workload",
                            pair.getAsJsonArray().get(1).getAsString(),
                            Labels.NONE,
                            "",
                            WorkloadEndpoint.Health.HEALTHY));
        }
        return endpoints;
    }
}
