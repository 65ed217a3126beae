package io.meshsim.part.istiod.needs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.config.Destination;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.ResourceKey;
import io.meshsim.config.VirtualService;
import io.meshsim.part.istiod.context.MeshService;
import io.meshsim.part.istiod.context.PushContext;
import io.meshsim.part.istiod.context.ResolvedVirtualService;
import io.meshsim.part.istiod.context.SidecarScope;
import io.meshsim.xds.ProxyNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The proxies of the table of needs. */
final class NeedsForm {

    private NeedsForm() {}

    static Subject subject(JsonObject in) {
        return switch (in.get("proxy").getAsString()) {
            case "sidecar" -> sidecar(false);
            case "sidecar_watching_workload_addresses" -> sidecar(true);
            case "gateway" -> gateway(in);
            default -> throw new IllegalArgumentException("proxy " + in.get("proxy"));
        };
    }

    static List<String> strings(@Nullable JsonElement list) {
        List<String> all = new ArrayList<>();
        if (list != null) {
            list.getAsJsonArray().forEach(one -> all.add(one.getAsString()));
        }
        return all;
    }

    static String text(JsonObject in, String name) {
        return in.has(name) ? in.get(name).getAsString() : "";
    }

    private static TestSubject sidecar(boolean watchesAddresses) {
        ResourceKey[] dependencies = {
            TestSubject.key("ServiceEntry", "ns1", "svc1.com"),
            TestSubject.key("VirtualService", "ns1", "vs1"),
            TestSubject.key("DestinationRule", "ns1", "dr1"),
            TestSubject.key("Sidecar", "ns1", "sc1"),
            TestSubject.key("Gateway", "ns1", "name1")
        };
        return TestSubject.of(Audience.SIDECAR, watchesAddresses, dependencies);
    }

    private static TestSubject gateway(JsonObject in) {
        List<MeshService> now = new ArrayList<>();
        List<MeshService> before = new ArrayList<>();
        for (String name : strings(in.get("services_all_public_in_ns1"))) {
            now.add(service(name, List.of("*")));
        }
        for (JsonElement one : array(in, "services")) {
            JsonObject service = one.getAsJsonObject();
            String name = text(service, "hostname");
            String seen = service.has("export_to_before") ? "export_to_before" : "export_to";
            now.add(service(name, strings(service.get("export_to"))));
            before.add(service(name, strings(service.get(seen))));
        }
        return new TestSubject(Audience.ROUTER, scope(now), scope(before), attached(in), false);
    }

    private static SidecarScope scope(List<MeshService> services) {
        return new PushContext(
                        "v",
                        new PushContext.Config(
                                services, List.of(), List.of(), List.of(), List.of()))
                .scopeOf(ProxyNode.of(ProxyNode.Role.ROUTER, "ns1", "gw", "", "", "", Labels.NONE));
    }

    private static MeshService service(String hostname, List<String> exportTo) {
        return new MeshService(
                hostname,
                hostname,
                "ns1",
                MeshService.Origin.OTHER,
                MeshService.Resolution.CLIENT_SIDE_LB,
                "",
                Labels.NONE,
                Labels.NONE,
                List.of(),
                exportTo);
    }

    private static AttachedHosts attached(JsonObject in) {
        AttachedHosts attached = new AttachedHosts();
        Labels labels = labels(in.get("gateway_labels"));
        List<ResolvedVirtualService> routes = new ArrayList<>();
        array(in, "virtual_services").forEach(one -> routes.add(routes(one.getAsJsonObject())));
        attached.route(routes, strings(in.get("attached_gateways")));
        boolean byProxies = in.has("flags") && fetchesKeys(in.getAsJsonObject("flags"));
        for (JsonElement one : array(in, "request_authentications")) {
            JsonObject policy = one.getAsJsonObject();
            Labels selector = labels(policy.get("selector"));
            attached.keys(text(policy, "jwks_host"), selector, labels, byProxies);
        }
        if (in.has("mesh_extension_provider_service")) {
            attached.provider(text(in, "mesh_extension_provider_service"));
        }
        boolean everywhere = text(in, "gateway_has_auto_passthrough").equals("true");
        return everywhere ? attached.everywhere() : attached;
    }

    private static boolean fetchesKeys(JsonObject flags) {
        return !text(flags, "jwks_fetch_mode").equals("istiod");
    }

    private static ResolvedVirtualService routes(JsonObject in) {
        HttpRoute route =
                HttpRoute.forward(
                        List.of(), List.of(new Destination(text(in, "route_to"), "", 0, 0)));
        ResolvedVirtualService written =
                ResolvedVirtualService.of(
                        new VirtualService(
                                Meta.of("ns1", text(in, "name")),
                                strings(in.get("hosts")),
                                List.of("ns1/" + strings(in.get("gateways")).get(0)),
                                List.of(route),
                                List.of()));
        return written;
    }

    private static Labels labels(@Nullable JsonElement map) {
        Map<String, String> all = new TreeMap<>();
        if (map != null) {
            map.getAsJsonObject()
                    .entrySet()
                    .forEach(one -> all.put(one.getKey(), one.getValue().getAsString()));
        }
        return Labels.of(all);
    }

    private static Iterable<JsonElement> array(JsonObject in, String name) {
        return in.has(name) ? in.getAsJsonArray(name) : List.<JsonElement>of();
    }
}
