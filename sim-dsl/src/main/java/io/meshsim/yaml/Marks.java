package io.meshsim.yaml;

import io.meshsim.config.Labels;
import io.meshsim.yaml.schema.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads labels and annotations.
 *
 * <p>Those that steer Istio and are not modelled stay unread, so that they are listed; all others
 * are only names to select by.
 */
final class Marks {

    private static final String DOMAIN = "istio.io";

    /** What the simulated istiod, injector and metrics read, and the installer's version. */
    private static final List<String> MODELLED =
            List.of(
                    "inject.istio.io/templates",
                    "istio.io/release",
                    "networking.istio.io/exportTo",
                    "service.istio.io/canonical-name",
                    "service.istio.io/canonical-revision",
                    "sidecar.istio.io/inject");

    private Marks() {}

    static Labels read(YamlNode parent, String field) {
        Map<String, String> marks = new LinkedHashMap<>();
        Optional<YamlNode> map = parent.field(field);
        map.ifPresent(all -> all.fieldNames().forEach(name -> read(all, name, marks)));
        return Labels.of(marks);
    }

    private static void read(YamlNode all, String name, Map<String, String> marks) {
        Optional<YamlNode> value = steersIstio(name) ? all.peek(name) : all.field(name);
        marks.put(name, value.map(YamlNode::asString).orElse(""));
    }

    private static boolean steersIstio(String name) {
        int slash = name.indexOf('/');
        String domain = slash < 0 ? "" : name.substring(0, slash);
        return (domain.equals(DOMAIN) || domain.endsWith("." + DOMAIN)) && !MODELLED.contains(name);
    }
}
