package io.meshsim.part.istiod.context;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.config.Destination;
import io.meshsim.config.DestinationRule;
import io.meshsim.config.DestinationRule.Subset;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ServicePort;
import io.meshsim.config.Sidecar;
import io.meshsim.config.StreamMatch;
import io.meshsim.config.StreamRoute;
import io.meshsim.config.VirtualService;
import io.meshsim.config.traffic.LoadBalancer;
import io.meshsim.config.traffic.TrafficPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the configuration that the tables about scopes write down. */
final class CaseConfig {

    private CaseConfig() {}

    static List<JsonObject> objects(JsonObject in, String name) {
        List<JsonObject> all = new ArrayList<>();
        if (in.has(name)) {
            in.getAsJsonArray(name).forEach(one -> all.add(one.getAsJsonObject()));
        }
        return all;
    }

    static List<String> strings(@Nullable JsonElement list) {
        List<String> all = new ArrayList<>();
        if (list instanceof JsonArray array) {
            array.forEach(one -> all.add(one.getAsString()));
        }
        return all;
    }

    static Labels labels(@Nullable JsonElement map) {
        Map<String, String> all = new TreeMap<>();
        if (map instanceof JsonObject object) {
            object.entrySet().forEach(one -> all.put(one.getKey(), one.getValue().getAsString()));
        }
        return Labels.of(all);
    }

    static String text(JsonObject in, String name) {
        return in.has(name) && !in.get(name).isJsonNull() ? in.get(name).getAsString() : "";
    }

    /** Services as the registry sorts them: oldest first, then by name and namespace. */
    static List<MeshService> sortedServices(JsonObject in) {
        return objects(in, "services").stream()
                .sorted(
                        Comparator.comparing((JsonObject one) -> text(one, "created"))
                                .thenComparing(one -> text(one, "name"))
                                .thenComparing(one -> text(one, "namespace")))
                .map(CaseConfig::service)
                .toList();
    }

    static MeshService service(JsonObject in) {
        List<ServicePort> ports = new ArrayList<>();
        if (in.has("ports")) {
            for (JsonElement port : in.getAsJsonArray("ports")) {
                JsonArray parts = port.getAsJsonArray();
                String protocol = parts.get(2).getAsString();
                int number = parts.get(1).getAsInt();
                String name = parts.get(0).getAsString();
                ports.add(new ServicePort(name, number, "", "TCP", protocol, 0));
            }
        }
        return new MeshService(
                text(in, "name"),
                text(in, "host"),
                text(in, "namespace"),
                text(in, "registry").equals("Kubernetes")
                        ? MeshService.Origin.KUBERNETES
                        : MeshService.Origin.OTHER,
                resolution(text(in, "resolution")),
                "",
                Labels.NONE,
                labels(in.get("selector")),
                ports,
                strings(in.get("exportTo")));
    }

    private static MeshService.Resolution resolution(String text) {
        return switch (text) {
            case "DNSLB" -> MeshService.Resolution.DNS_LB;
            case "Passthrough" -> MeshService.Resolution.PASSTHROUGH;
            default -> MeshService.Resolution.CLIENT_SIDE_LB;
        };
    }

    static List<Sidecar.Egress> egress(JsonObject in) {
        List<Sidecar.Egress> all = new ArrayList<>();
        for (JsonObject one : objects(in, "egress")) {
            Sidecar.Port port = null;
            if (one.has("port")) {
                JsonObject of = one.getAsJsonObject("port");
                port =
                        new Sidecar.Port(
                                of.get("number").getAsInt(),
                                text(of, "protocol"),
                                text(of, "name"));
            }
            all.add(
                    new Sidecar.Egress(
                            port,
                            text(one, "bind"),
                            Sidecar.CaptureMode.DEFAULT,
                            strings(one.get("hosts"))));
        }
        return all;
    }

    static VirtualService virtualService(JsonObject in) {
        String namespace = text(in, "namespace");
        List<HttpRoute> http = objects(in, "http").stream().map(CaseConfig::httpRoute).toList();
        List<StreamRoute> streams = new ArrayList<>();
        for (String kind : List.of("tls", "tcp")) {
            for (JsonObject route : objects(in, kind)) {
                streams.add(
                        new StreamRoute(
                                kind.equals("tls"),
                                strings(route.get("matchSourceNamespaces")).stream()
                                        .map(StreamMatch::from)
                                        .toList(),
                                destinations(objects(route, "destinations"))));
            }
        }
        // Istio's test runs without a cluster domain.
        List<String> hosts =
                strings(in.get("hosts")).stream()
                        .map(
                                host ->
                                        host.contains(".") || host.startsWith("*")
                                                ? host
                                                : host + "." + namespace)
                        .toList();
        return new VirtualService(
                Meta.of(namespace, text(in, "name")),
                hosts,
                List.of(),
                http,
                strings(in.get("exportTo")),
                streams);
    }

    private static HttpRoute httpRoute(JsonObject in) {
        List<JsonObject> mirrors = new ArrayList<>(objects(in, "mirrors"));
        if (in.has("mirror")) {
            mirrors.add(in.getAsJsonObject("mirror"));
        }
        return new HttpRoute(
                "",
                strings(in.get("matchSourceNamespaces")).stream().map(CaseConfig::from).toList(),
                destinations(objects(in, "destinations")),
                null,
                null,
                destinations(mirrors));
    }

    private static HttpMatch from(String namespace) {
        HttpMatch any = HttpMatch.ANY;
        return new HttpMatch(
                any.uri(),
                false,
                null,
                null,
                null,
                any.headers(),
                any.withoutHeaders(),
                any.queryParams(),
                0,
                Labels.NONE,
                namespace,
                List.of());
    }

    private static List<Destination> destinations(List<JsonObject> all) {
        return all.stream()
                .map(
                        to ->
                                new Destination(
                                        text(to, "host"),
                                        "",
                                        to.has("port") ? to.get("port").getAsInt() : 0,
                                        0))
                .toList();
    }

    /** A rule's connection pool stands here as a connect timeout, outlier detection as RANDOM. */
    static DestinationRule rule(JsonObject in) {
        List<Subset> subsets =
                strings(in.get("subsets")).stream()
                        .map(name -> new Subset(name, Labels.NONE, TrafficPolicy.NONE))
                        .toList();
        TrafficPolicy policy = TrafficPolicy.NONE;
        if (in.has("trafficPolicy")) {
            JsonObject said = in.getAsJsonObject("trafficPolicy");
            policy =
                    new TrafficPolicy(
                            said.get("hasOutlierDetection").getAsBoolean()
                                    ? LoadBalancer.RANDOM
                                    : null,
                            said.get("hasConnectionPool").getAsBoolean()
                                    ? Duration.ofSeconds(1)
                                    : null);
        }
        return new DestinationRule(
                Meta.of(text(in, "namespace"), text(in, "name")),
                text(in, "host"),
                policy,
                subsets,
                strings(in.get("exportTo")),
                in.has("workloadSelector") ? labels(in.get("workloadSelector")) : null);
    }
}
