package io.meshsim.part.istiod;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import io.meshsim.config.Destination;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Kind;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.Sidecar;
import io.meshsim.config.VirtualService;
import io.meshsim.config.route.Delegate;
import io.meshsim.config.route.RouteOptions;
import io.meshsim.config.traffic.TrafficPolicy;
import io.meshsim.xds.XdsType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A proxy with a Sidecar sees change after change go by: Istio's own scenario. */
class ScopingScenarioTest {

    private static final String HOSTS = "default/*.testPushScoping.com";

    private final PushBench bench = new PushBench();

    static Stream<Case> scenarios() {
        return Cases.of("push_scoping_scenario");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void each_change_reaches_the_proxy_if_its_scope_depends_on_it(Case line) {
        Cases.check(line, one -> check(one, TestProxy.sidecar("default", "a", "10.0.0.1", "a")));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void each_change_reaches_the_proxy_on_a_delta_stream_too(Case line) {
        Cases.check(
                line,
                one -> check(one, TestProxy.sidecar("default", "a", "10.0.0.1", "a").delta()));
    }

    private void check(Case line, TestProxy proxy) {
        for (int i = 1; i <= 3; i++) {
            bench.serve("default", "svc" + i + ".testPushScoping.com");
        }
        bench.put(sidecar("sc", null, HOSTS));
        bench.connect(proxy);
        JsonArray steps = line.input().getAsJsonArray("steps");
        JsonArray expected = line.expected().getAsJsonObject().getAsJsonArray("per_step");
        for (int i = 0; i < steps.size(); i++) {
            JsonObject action = steps.get(i).getAsJsonObject().getAsJsonObject("action");
            boolean full = !action.has("full") || action.get("full").getAsBoolean();
            bench.push(proxy, full, act(action));
            checkStep(proxy, expected.get(i).getAsJsonObject());
        }
    }

    private static void checkStep(TestProxy proxy, JsonObject expected) {
        String step = expected.get("step").getAsString();
        for (JsonElement type : expected.getAsJsonArray("must_push")) {
            assertThat(proxy.types()).as(step).contains(XdsType.valueOf(type.getAsString()));
        }
        for (JsonElement type : expected.getAsJsonArray("must_not_push")) {
            assertThat(proxy.types()).as(step).doesNotContain(XdsType.valueOf(type.getAsString()));
        }
    }

    private List<ResourceKey> act(JsonObject action) {
        String what =
                action.keySet().stream()
                        .filter(key -> !key.equals("full") && !key.equals("namespace"))
                        .findFirst()
                        .orElseThrow();
        JsonElement how = action.get(what);
        return switch (what) {
            case "add_services" ->
                    strings(how).stream().map(host -> bench.serve(place(action), host)).toList();
            case "remove_services" ->
                    strings(how).stream().map(host -> bench.unserve(place(action), host)).toList();
            case "add_endpoints" ->
                    List.of(new ResourceKey(Kind.SERVICE, "default", how.getAsString()));
            case "add_virtual_service" -> List.of(bench.put(routes(how.getAsJsonObject())));
            case "delete_virtual_service" -> List.of(bench.remove(Kind.VIRTUAL_SERVICE, "vs"));
            case "add_destination_rule" -> List.of(bench.put(rule(how.getAsJsonObject())));
            case "delete_destination_rule" -> List.of(bench.remove(Kind.DESTINATION_RULE, "dr"));
            case "add_sidecar" -> List.of(bench.put(other(how.getAsJsonObject())));
            case "update_sidecar" ->
                    List.of(bench.put(sidecar(how.getAsString(), null, HOSTS, "default/x.com")));
            case "add_delegate_virtual_service" ->
                    List.of(
                            bench.put(delegate(how.getAsJsonObject())),
                            bench.put(root(how.getAsJsonObject())));
            case "update_delegate_virtual_service" ->
                    List.of(bench.put(delegate(how.getAsJsonObject())));
            case "delete_delegate_virtual_service" ->
                    List.of(
                            bench.remove(Kind.VIRTUAL_SERVICE, "root"),
                            bench.remove(Kind.VIRTUAL_SERVICE, "delegate"));
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static String place(JsonObject action) {
        return action.get("namespace").getAsString();
    }

    private static Sidecar sidecar(String name, @Nullable Labels selector, String... hosts) {
        return new Sidecar(
                Meta.of("default", name),
                selector,
                List.of(new Sidecar.Egress(0, List.of(hosts))),
                null);
    }

    private static Sidecar other(JsonObject in) {
        Map<String, String> selector = new TreeMap<>();
        in.getAsJsonObject("workload_selector")
                .entrySet()
                .forEach(one -> selector.put(one.getKey(), one.getValue().getAsString()));
        return sidecar(in.get("name").getAsString(), Labels.of(selector), HOSTS);
    }

    private static VirtualService routes(JsonObject in) {
        return routes("vs", strings(in.get("hosts")), to(in));
    }

    private static DestinationRule rule(JsonObject in) {
        return new DestinationRule(
                Meta.of("default", "dr"),
                in.get("host").getAsString(),
                TrafficPolicy.NONE,
                List.of(),
                List.of());
    }

    private static List<String> strings(JsonElement list) {
        List<String> all = new ArrayList<>();
        list.getAsJsonArray().forEach(one -> all.add(one.getAsString()));
        return all;
    }

    private static VirtualService delegate(JsonObject in) {
        return routes("delegate", List.of(), to(in));
    }

    private static VirtualService root(JsonObject in) {
        RouteOptions options = RouteOptions.NONE.withDelegate(new Delegate("delegate", ""));
        HttpRoute rule = new HttpRoute("", List.of(), List.of(), null, null, List.of(), options);
        return routes("root", strings(in.get("hosts")), rule);
    }

    private static HttpRoute to(JsonObject in) {
        String host = in.get("dest").getAsString();
        return HttpRoute.forward(List.of(), List.of(new Destination(host, "", 0, 0)));
    }

    private static VirtualService routes(String name, List<String> hosts, HttpRoute rule) {
        return new VirtualService(
                Meta.of("default", name), hosts, List.of(), List.of(rule), List.of());
    }
}
