package io.meshsim.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.meshsim.yaml.schema.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever field of a schema a document has more, its reading differs, or a note says so. */
class NothingDroppedTest {

    /** Names for statistics and logs, and values that say what holds anyway. */
    private static final List<String> HARMLESS =
            List.of(
                    "spec.http[0].redirect.redirectCode",
                    "spec.http[0].redirect.derivePort",
                    "spec.servers[0].name",
                    "spec.trafficPolicy.loadBalancer.simple",
                    "spec.subsets[0].trafficPolicy.loadBalancer.simple",
                    "spec.location",
                    "spec.egress[0].captureMode",
                    "spec.egress[0].port.name",
                    "spec.egress[0].port.protocol");

    @TempDir private Path temp = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VirtualService",
                "DestinationRule",
                "Gateway",
                "Sidecar",
                "ServiceEntry",
                "WorkloadEntry"
            })
    void every_field_of_a_schema_is_read_or_noted_or_refused(String kind) {
        List<String> dropped = new ArrayList<>();
        List<FieldOfSchema> fields = new SchemaFields(kind).all();
        assertThat(fields).hasSizeGreaterThan(5);
        for (FieldOfSchema field : fields) {
            JsonObject without = base(kind, field.path());
            JsonObject with = base(kind, field.path());
            field.putInto(with);
            if (!with.equals(without)
                    && !HARMLESS.contains(field.path())
                    && read(kind, with).equals(read(kind, without))) {
                dropped.add(field.path());
            }
        }
        assertThat(dropped).isEmpty();
    }

    /** What is read, and what is said. */
    private String read(String kind, JsonObject document) {
        try {
            Loaded loaded = ManifestText.read(temp, document.toString());
            return loaded.resources() + " " + ManifestText.notModelled(loaded);
        } catch (BadInput problem) {
            return kind + " is refused: " + problem.getMessage();
        }
    }

    private static JsonObject base(String kind, String path) {
        String way = way(path);
        String spec =
                switch (kind) {
                    case "VirtualService" ->
                            "{hosts: [a], http: [{match: [{uri: {exact: a}}], WAY}]}"
                                    .replace("WAY", way);
                    case "DestinationRule" -> "{host: a, subsets: [{name: a}]}";
                    case "Gateway" ->
                            "{servers: [{port: {number: 80, name: a, protocol: HTTP},"
                                    + " hosts: [a]}]}";
                    case "ServiceEntry" ->
                            "{hosts: [a.b], resolution: STATIC, ports: [{number: 80, name: a,"
                                    + " protocol: HTTP}], endpoints: [{address: 1.1.1.1}]}";
                    case "WorkloadEntry" -> "{address: 1.1.1.1}";
                    default -> "{egress: [{hosts: ['./*']}]}";
                };
        return JsonParser.parseString(
                        "{apiVersion: \"networking.istio.io/v1\", kind: "
                                + kind
                                + ", metadata: {name: a}, spec: "
                                + spec
                                + "}")
                .getAsJsonObject();
    }

    /** A rule has one way to answer; what is added to a redirect needs a redirect. */
    private static String way(String path) {
        if (path.startsWith("spec.http[0].redirect")) {
            return "redirect: {authority: b}";
        }
        if (path.startsWith("spec.http[0].directResponse")) {
            return "directResponse: {status: 200}";
        }
        return "route: [{destination: {host: a}}]";
    }
}
