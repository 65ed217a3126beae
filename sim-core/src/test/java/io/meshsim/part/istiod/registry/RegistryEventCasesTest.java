package io.meshsim.part.istiod.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Service;
import io.meshsim.config.ServicePort;
import io.meshsim.config.traffic.Locality;
import io.meshsim.part.istiod.context.EndpointIndex;
import io.meshsim.part.istiod.context.EndpointIndex.Effect;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.WorkloadEndpoint;
import io.meshsim.part.istiod.context.WorkloadEndpoint.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which change calls for what push; after Istio 1.30's eds_test and its neighbours. */
class RegistryEventCasesTest {

    private static final ResourceKey KEY = MeshService.key("default", "svc");
    private static final String PREFIX = "10.0.0.";

    private final EndpointIndex index = new EndpointIndex();

    static Stream<Cases.Case> cases() {
        return Cases.of("registry_events").filter(line -> !line.input().has("shards_before"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_change_calls_for_the_push_that_istio_makes(Cases.Case line) {
        Cases.check(line, this::check);
    }

    private void check(Cases.Case line) {
        JsonObject input = line.input();
        if (input.has("steps")) {
            flipFlop(input, line.expected().getAsJsonArray());
        } else if (input.has("updates")) {
            health(input, line.expected().getAsJsonArray());
        } else if (input.has("previous_vs_current")) {
            config(input.getAsJsonObject("previous_vs_current"), needsPush(line));
        } else {
            assertThat(
                            ServiceChange.needsPush(
                                    service(input.getAsJsonObject("previous")),
                                    service(input.getAsJsonObject("current"))))
                    .isEqualTo(needsPush(line));
        }
    }

    private static boolean needsPush(Cases.Case line) {
        return line.expected().getAsJsonObject().get("needs_push").getAsBoolean();
    }

    private static WorkloadEndpoint endpoint(
            String address, String account, Health health, boolean sendUnhealthy) {
        return new WorkloadEndpoint(
                address,
                80,
                "http",
                "",
                "default",
                "workload",
                account,
                Labels.NONE,
                Locality.NONE,
                "",
                health,
                sendUnhealthy,
                1);
    }

    // Endpoints that come, go and come back.

    private void flipFlop(JsonObject input, JsonArray expected) {
        JsonObject initial = input.getAsJsonObject("initial");
        String account = initial.get("service_account").getAsString();
        update(texts(initial.get("endpoints")), account);
        int number = 0;
        for (String step : texts(input.get("steps"))) {
            String[] words = step.split(" with service account ", -1);
            String addresses = words[0].substring("set endpoints to ".length());
            List<String> some =
                    addresses.equals("empty")
                            ? List.of()
                            : List.of(addresses.substring(1, addresses.length() - 1).split(", ?"));
            Effect effect = update(some, words.length > 1 ? words[1] : account);
            step(effect, expected.get(number++).getAsJsonObject());
        }
    }

    private Effect update(List<String> addresses, String account) {
        return index.update(
                KEY,
                addresses.stream()
                        .map(address -> endpoint(address, account, Health.HEALTHY, false))
                        .toList());
    }

    private void step(Effect effect, JsonObject expected) {
        List<String> exactly = texts(expected.get("push_exactly"));
        List<String> among = texts(expected.get("push"));
        assertThat(effect == Effect.NO_PUSH).isEqualTo(exactly.isEmpty() && among.isEmpty());
        assertThat(effect == Effect.FULL).isEqualTo(among.contains("CDS"));
        assertThat(index.endpoints(KEY))
                .extracting(WorkloadEndpoint::address)
                .isEqualTo(texts(expected.get("endpoints")));
        if (expected.has("service_key_kept")) {
            assertThat(index.knows(KEY)).isEqualTo(expected.get("service_key_kept").getAsBoolean());
        }
        if (expected.has("service_accounts")) {
            assertThat(index.accounts(KEY))
                    .containsExactlyElementsOf(
                            texts(expected.get("service_accounts")).stream()
                                    .map(name -> "default/" + name)
                                    .toList());
        }
    }

    // Endpoints that are ready, not ready, or end.

    private void health(JsonObject input, JsonArray expected) {
        boolean send = input.get("send_unhealthy_endpoints").getAsBoolean();
        updateHealth(texts(input.get("initial")), send);
        sent(input.getAsJsonObject("initial_expected"));
        int number = 0;
        for (JsonElement update : input.getAsJsonArray("updates")) {
            JsonObject outcome = expected.get(number++).getAsJsonObject();
            Effect effect = updateHealth(texts(update), send);
            assertThat(effect != Effect.NO_PUSH).isEqualTo(outcome.get("push").getAsBoolean());
            sent(outcome);
        }
    }

    private Effect updateHealth(List<String> texts, boolean send) {
        List<WorkloadEndpoint> endpoints = new ArrayList<>();
        for (String text : texts) {
            int last = text.length() - 1;
            Health health =
                    switch (text.charAt(last)) {
                        case 'U' -> Health.UNHEALTHY;
                        case 'T' -> Health.TERMINATING;
                        case 'D' -> Health.DRAINING;
                        default -> Health.HEALTHY;
                    };
            String address = PREFIX + text.substring(0, last);
            endpoints.add(endpoint(address, "sa", health, send && health != Health.TERMINATING));
        }
        return index.update(KEY, endpoints);
    }

    private void sent(JsonObject expected) {
        assertThat(sent(Health.HEALTHY)).isEqualTo(texts(expected.get("healthy")));
        assertThat(sent(Health.UNHEALTHY)).isEqualTo(texts(expected.get("unhealthy")));
    }

    private List<String> sent(Health health) {
        return index.endpoints(KEY).stream()
                .filter(end -> end.isSent() && end.health() == health)
                .map(end -> end.address().substring(PREFIX.length()))
                .toList();
    }

    // Services and resources of configuration.

    private static MeshService service(JsonObject said) {
        List<ServicePort> ports = new ArrayList<>();
        for (String port : texts(said.get("ports"))) {
            ports.add(ServicePort.of("http-" + port, Integer.parseInt(port)));
        }
        for (String target : texts(said.get("target_ports"))) {
            ports.add(new ServicePort("http", 80, target, "TCP", "", 0));
        }
        Meta meta = Meta.of("default", "svc");
        if (said.has("export")) {
            String export = said.get("export").getAsString();
            meta = meta.withAnnotations(Labels.of("networking.istio.io/exportTo", export));
        }
        return MeshService.of(new Service(meta, "ClusterIP", "10.0.0.1", Labels.NONE, ports));
    }

    private static void config(JsonObject said, boolean expected) {
        ConfigPair pair = ConfigPair.of(said);
        assertThat(ConfigChange.needsPush(pair.before(), pair.after())).isEqualTo(expected);
    }

    private static List<String> texts(JsonElement array) {
        List<String> texts = new ArrayList<>();
        if (array != null) {
            array.getAsJsonArray().forEach(text -> texts.add(text.getAsString()));
        }
        return texts;
    }
}
