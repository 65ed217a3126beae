package io.meshsim.yaml;

import io.meshsim.config.Destination;
import io.meshsim.config.Labels;
import io.meshsim.config.StreamMatch;
import io.meshsim.config.StreamRoute;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the TLS and TCP rules of a VirtualService.
 *
 * <p>What is refused: Istio 1.30 pkg/config/validation (validateTLSRoute, validateTCPRoute).
 */
final class StreamRouteReader {

    private final Reading reading;

    StreamRouteReader(Reading reading) {
        this.reading = reading;
    }

    List<StreamRoute> read(YamlNode spec) {
        List<StreamRoute> routes = new ArrayList<>();
        for (YamlNode rule : spec.items("tls")) {
            routes.add(rule(rule, true));
        }
        for (YamlNode rule : spec.items("tcp")) {
            routes.add(rule(rule, false));
        }
        return routes;
    }

    private StreamRoute rule(YamlNode rule, boolean tls) {
        List<StreamMatch> matches = new ArrayList<>();
        for (YamlNode match : rule.items("match")) {
            matches.add(match(match, tls));
        }
        if (tls && matches.isEmpty()) {
            reading.error(rule, "a TLS rule needs a match", "say which sniHosts it is for");
        }
        return new StreamRoute(tls, matches, destinations(rule));
    }

    private StreamMatch match(YamlNode match, boolean tls) {
        List<String> names = tls ? match.strings("sniHosts") : List.of();
        if (tls && names.isEmpty()) {
            reading.error(match, "a TLS match needs sniHosts", "add the names that TLS asks for");
        }
        List<String> networks = match.strings("destinationSubnets");
        for (String network : networks) {
            if (!network.matches("[0-9]+(\\.[0-9]+){3}(/[0-9]+)?")) {
                reading.error(
                        match,
                        "destinationSubnets \"" + network + "\" must be an IPv4 network",
                        "write it like 10.1.0.0/16");
            }
        }
        return new StreamMatch(
                names,
                networks,
                match.integer("port").map(Math::toIntExact).orElse(0),
                Labels.of(match.stringMap("sourceLabels")),
                match.strings("gateways"),
                match.string("sourceNamespace").orElse(""));
    }

    private List<Destination> destinations(YamlNode rule) {
        List<Destination> destinations = new ArrayList<>();
        int total = 0;
        for (YamlNode route : rule.items("route")) {
            int weight = route.integer("weight").map(Math::toIntExact).orElse(0);
            total += weight;
            destinations.add(
                    VirtualServiceReader.destination(route.required("destination"), weight));
        }
        if (destinations.isEmpty()) {
            reading.error(rule, "a TLS or TCP rule needs a route", "add one");
        } else if (destinations.size() > 1 && total == 0) {
            reading.error(
                    rule,
                    "the weights of a route with several destinations must not all be 0",
                    "give each destination a weight");
        }
        return destinations;
    }
}
