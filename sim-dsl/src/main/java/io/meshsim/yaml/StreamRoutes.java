package io.meshsim.yaml;

import io.meshsim.config.Destination;
import io.meshsim.config.StreamRoute;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads whom TCP and TLS rules and mirrors of a VirtualService lead to: such services come into the
 * scope of clients. The rules stay unread, as nothing is routed by them.
 */
final class StreamRoutes {

    private StreamRoutes() {}

    static List<StreamRoute> peek(YamlNode spec) {
        List<StreamRoute> routes = new ArrayList<>();
        for (String kind : List.of("tls", "tcp")) {
            for (YamlNode rule : items(spec, kind)) {
                List<String> namespaces = new ArrayList<>();
                for (YamlNode match : items(rule, "match")) {
                    namespaces.add(match.peek("sourceNamespace").map(YamlNode::text).orElse(""));
                }
                routes.add(new StreamRoute(namespaces, destinations(items(rule, "route"))));
            }
        }
        return routes;
    }

    static List<Destination> peekMirrors(YamlNode rule) {
        List<Destination> mirrors = new ArrayList<>();
        rule.peek("mirror").ifPresent(one -> mirrors.add(VirtualServiceReader.destination(one, 0)));
        mirrors.addAll(destinations(items(rule, "mirrors")));
        return mirrors;
    }

    private static List<Destination> destinations(List<YamlNode> parents) {
        List<Destination> destinations = new ArrayList<>();
        for (YamlNode parent : parents) {
            parent.peek("destination")
                    .map(to -> VirtualServiceReader.destination(to, 0))
                    .ifPresent(destinations::add);
        }
        return destinations;
    }

    private static List<YamlNode> items(YamlNode parent, String name) {
        return parent.peek(name).map(YamlNode::peekItems).orElse(List.of());
    }
}
