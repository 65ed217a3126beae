package io.meshsim.yaml;

import io.meshsim.config.Destination;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.HttpRoute;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.VirtualService;
import io.meshsim.config.route.RouteOptions;
import io.meshsim.config.route.StringMatch;
import io.meshsim.yaml.schema.BadInput;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a VirtualService: its rules for requests, and with {@link StreamRouteReader} the others.
 */
final class VirtualServiceReader {

    private static final List<Integer> REDIRECT_CODES = List.of(301, 302, 303, 307, 308);

    private final Reading reading;
    private final RouteOptionsReader options;
    private final StreamRouteReader streams;

    VirtualServiceReader(Reading reading) {
        this.reading = reading;
        options = new RouteOptionsReader(reading);
        streams = new StreamRouteReader(reading);
    }

    VirtualService read(YamlNode root, Meta meta) {
        YamlNode spec = root.required("spec");
        if (spec.items("hosts").isEmpty()) {
            return delegate(spec, meta);
        }
        return new VirtualService(
                meta,
                spec.strings("hosts"),
                spec.strings("gateways"),
                rules(spec),
                spec.strings("exportTo"),
                streams.read(spec));
    }

    private List<HttpRoute> rules(YamlNode spec) {
        List<HttpRoute> routes = new ArrayList<>();
        for (YamlNode rule : spec.items("http")) {
            rule(rule).ifPresent(routes::add);
        }
        return routes;
    }

    /** Without hosts it serves others that delegate to it (Istio 1.30 pkg/config/validation). */
    private VirtualService delegate(YamlNode spec, Meta meta) {
        if (!spec.items("gateways").isEmpty()) {
            throw new BadInput(
                    spec.error(
                            "a VirtualService without hosts must have no gateways: it is one that"
                                    + " others delegate to",
                            "give it hosts, or remove the gateways"));
        }
        return new VirtualService(
                meta, List.of(), List.of(), rules(spec), spec.strings("exportTo"));
    }

    /** What is said of a field that nobody reads. */
    static String unread(String path) {
        return path.endsWith("sourceSubnet") ? "Istio ignores it" : "has no effect here";
    }

    private Optional<HttpRoute> rule(YamlNode rule) {
        String name = rule.string("name").orElse("");
        List<HttpMatch> matches = new ArrayList<>();
        for (YamlNode match : rule.items("match")) {
            matches.add(match(match));
        }
        List<Destination> destinations = destinations(rule);
        HttpRoute.Redirect redirect = rule.field("redirect").map(this::redirect).orElse(null);
        HttpRoute.DirectResponse direct =
                rule.field("directResponse").map(this::direct).orElse(null);
        RouteOptions said = options.read(rule);
        boolean leads = !destinations.isEmpty() || redirect != null || direct != null;
        if (leads == (said.delegate() != null)) {
            reading.error(
                    rule,
                    leads
                            ? "an HTTP rule with a delegate must not route, redirect or answer"
                            : "an HTTP rule needs a route, a redirect or a directResponse",
                    leads ? "remove one of them" : "add one");
            return Optional.empty();
        }
        return Optional.of(
                new HttpRoute(name, matches, destinations, redirect, direct, mirrors(rule), said));
    }

    private HttpMatch match(YamlNode match) {
        Map<String, StringMatch> query = new LinkedHashMap<>();
        StringMatches.map(match, "queryParams", reading)
                .forEach((key, value) -> query.put(key, orAnything(value)));
        return new HttpMatch(
                StringMatches.at(match, "uri", reading),
                match.bool("ignoreUriCase").orElse(false),
                StringMatches.at(match, "method", reading),
                StringMatches.at(match, "authority", reading),
                StringMatches.at(match, "scheme", reading),
                StringMatches.map(match, "headers", reading),
                StringMatches.map(match, "withoutHeaders", reading),
                query,
                match.integer("port").map(Math::toIntExact).orElse(0),
                Labels.of(match.stringMap("sourceLabels")),
                match.string("sourceNamespace").orElse(""),
                match.strings("gateways"),
                match.string("name").orElse(""),
                match.string("statPrefix").orElse(""));
    }

    private static StringMatch orAnything(@Nullable StringMatch match) {
        return match == null ? new StringMatch(StringMatch.Type.REGEX, ".*") : match;
    }

    private List<Destination> destinations(YamlNode rule) {
        List<YamlNode> routes = rule.items("route");
        List<Destination> destinations = new ArrayList<>();
        int total = 0;
        for (YamlNode route : routes) {
            int weight = route.integer("weight").map(Math::toIntExact).orElse(0);
            total += weight;
            Destination to = destination(route.required("destination"), weight);
            destinations.add(
                    new Destination(
                            to.host(), to.subset(), to.port(), weight, options.headers(route)));
        }
        if (routes.size() > 1 && total == 0) {
            reading.error(
                    rule,
                    "the weights of a route with several destinations must not all be 0",
                    "give each destination a weight");
        }
        return destinations;
    }

    /** Mirrors bring services into the scope of clients; nothing else is done with them. */
    private static List<Destination> mirrors(YamlNode rule) {
        List<Destination> mirrors = new ArrayList<>();
        rule.peek("mirror").ifPresent(one -> mirrors.add(destination(one, 0)));
        List<YamlNode> more = rule.peek("mirrors").map(YamlNode::peekItems).orElse(List.of());
        for (YamlNode mirror : more) {
            mirror.peek("destination").map(to -> destination(to, 0)).ifPresent(mirrors::add);
        }
        return mirrors;
    }

    static Destination destination(YamlNode destination, int weight) {
        return new Destination(
                destination.required("host").asString(),
                destination.string("subset").orElse(""),
                destination
                        .field("port")
                        .flatMap(port -> port.integer("number"))
                        .map(Math::toIntExact)
                        .orElse(0),
                weight);
    }

    private HttpRoute.Redirect redirect(YamlNode redirect) {
        int status = redirect.integer("redirectCode").map(Math::toIntExact).orElse(301);
        if (!REDIRECT_CODES.contains(status)) {
            reading.error(
                    redirect,
                    "redirectCode " + status + " is no redirect",
                    "use one of " + REDIRECT_CODES);
        }
        return new HttpRoute.Redirect(
                redirect.string("uri").orElse(""),
                redirect.string("authority").orElse(""),
                redirect.string("scheme").orElse(""),
                redirect.integer("port").map(Math::toIntExact).orElse(0),
                status,
                redirect.string("derivePort").orElse("").equals("FROM_REQUEST_PORT"));
    }

    private HttpRoute.DirectResponse direct(YamlNode direct) {
        return new HttpRoute.DirectResponse(
                direct.required("status").asInt(),
                direct.field("body").flatMap(body -> body.string("string")).orElse(""));
    }
}
