package io.meshsim.part.istiod.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.meshsim.cases.Cases;
import io.meshsim.cases.Cases.Case;
import io.meshsim.part.istiod.dns.NamedService.NamedPod;
import io.meshsim.xds.dns.NameTable;
import io.meshsim.xds.dns.NameTable.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The names that istiod tells an agent. */
class NameTableTest {

    static Stream<Case> cases() {
        return Cases.of("dns_name_table");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void istio_tells_these_names(Case line) {
        Cases.check(line, NameTableTest::check);
    }

    private static void check(Case line) {
        NameTable table = table(line.input());
        JsonObject expected = line.expected().getAsJsonObject();
        if (expected.has("entry")) {
            Entry entry = table.names().get(expected.get("entry").getAsString());
            assertThat(Objects.requireNonNull(entry).ips())
                    .isEqualTo(texts(expected.getAsJsonArray("ips")));
            return;
        }
        Map<String, Entry> names = new LinkedHashMap<>();
        expected.getAsJsonObject("table")
                .entrySet()
                .forEach(e -> names.put(e.getKey(), entry(e.getValue().getAsJsonObject())));
        assertThat(table.names()).isEqualTo(names);
    }

    private static NameTable table(JsonObject input) {
        JsonObject proxy = input.getAsJsonObject("proxy");
        Asker asker =
                new Asker(
                        text(proxy, "network"),
                        text(proxy, "cluster"),
                        input.get("multicluster_headless").getAsBoolean());
        List<NamedPod> pods = new ArrayList<>();
        input.getAsJsonArray("endpoints").forEach(pod -> pods.add(pod(pod.getAsJsonObject())));
        List<NamedService> services = new ArrayList<>();
        for (JsonElement service : input.getAsJsonArray("services")) {
            services.add(service(service.getAsJsonObject(), asker.cluster(), pods));
        }
        return NameTableBuilder.of(asker, services);
    }

    private static NamedService service(JsonObject in, String cluster, List<NamedPod> pods) {
        JsonObject vips = in.getAsJsonObject("cluster_vips");
        boolean hasVips = vips != null && vips.has(cluster);
        return new NamedService(
                text(in, "hostname"),
                text(in, "name"),
                text(in, "namespace"),
                text(in, "registry"),
                hasVips ? texts(vips.getAsJsonArray(cluster)) : List.of(text(in, "address")),
                text(in, "resolution").equals("Passthrough") && in.has("port"),
                in.has("publish_not_ready") && in.get("publish_not_ready").getAsBoolean(),
                pods);
    }

    private static NamedPod pod(JsonObject in) {
        return new NamedPod(
                texts(in.getAsJsonArray("ips")),
                text(in, "pod_hostname"),
                text(in, "subdomain"),
                text(in, "network"),
                text(in, "cluster"),
                text(in, "health").equals("Healthy"));
    }

    private static Entry entry(JsonObject in) {
        return new Entry(
                texts(in.getAsJsonArray("ips")),
                text(in, "registry"),
                text(in, "shortname"),
                text(in, "namespace"));
    }

    private static String text(JsonObject in, String name) {
        return in.has(name) ? in.get(name).getAsString() : "";
    }

    private static List<String> texts(JsonArray array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.getAsString()));
        return texts;
    }
}
