package io.meshsim.yaml;

import io.meshsim.config.AuthorizationPolicy;
import io.meshsim.config.AuthorizationPolicy.Action;
import io.meshsim.config.AuthorizationPolicy.Condition;
import io.meshsim.config.AuthorizationPolicy.Operation;
import io.meshsim.config.AuthorizationPolicy.Rule;
import io.meshsim.config.AuthorizationPolicy.Source;
import io.meshsim.config.AuthorizationPolicy.Values;
import io.meshsim.config.Labels;
import io.meshsim.config.Meta;
import io.meshsim.config.PeerAuthentication;
import io.meshsim.config.PeerAuthentication.Mode;
import io.meshsim.config.Resource;
import io.meshsim.yaml.schema.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads who may connect to pods, and ask what: PeerAuthentication and AuthorizationPolicy. */
final class SecurityReader {

    private static final String OF_TOKEN = "request.auth.";

    private final Reading reading;

    SecurityReader(Reading reading) {
        this.reading = reading;
    }

    /** What is said of a field that nobody reads. */
    static String unread(String path) {
        return path.contains("argetRef")
                ? "policies here select pods by labels; this one counts for its whole namespace"
                : "has no effect here";
    }

    PeerAuthentication peers(YamlNode root, Meta meta) {
        Optional<YamlNode> spec = root.field("spec");
        SortedMap<Integer, Mode> ports = new TreeMap<>();
        spec.flatMap(node -> node.field("portLevelMtls"))
                .ifPresent(
                        all ->
                                all.fields()
                                        .forEach(
                                                (port, mtls) ->
                                                        ports.put(
                                                                Integer.parseInt(port),
                                                                mode(mtls))));
        Mode mode =
                spec.flatMap(node -> node.field("mtls"))
                        .map(SecurityReader::mode)
                        .orElse(Mode.UNSET);
        return new PeerAuthentication(meta, selector(spec), mode, ports);
    }

    private static Mode mode(YamlNode mtls) {
        return mtls.string("mode").map(Mode::valueOf).orElse(Mode.UNSET);
    }

    private static Labels selector(Optional<YamlNode> spec) {
        return spec.flatMap(node -> node.field("selector"))
                .map(node -> Labels.of(node.stringMap("matchLabels")))
                .orElse(Labels.NONE);
    }

    /** Nothing for a policy that somebody outside decides. */
    Optional<Resource> authorization(YamlNode root, Meta meta) {
        Optional<YamlNode> spec = root.field("spec");
        String action = spec.flatMap(node -> node.string("action")).orElse("ALLOW");
        if (action.equals("CUSTOM")) {
            reading.notModelled(root, "CUSTOM asks an authorizer outside: it lets everything pass");
            return Optional.empty();
        }
        List<Rule> rules = new ArrayList<>();
        List<YamlNode> nodes = spec.map(node -> node.items("rules")).orElse(List.of());
        nodes.forEach(node -> rule(node).ifPresent(rules::add));
        return Optional.of(
                new AuthorizationPolicy(meta, selector(spec), Action.valueOf(action), rules));
    }

    /** Requests here have no token: a rule that asks for one never fits, and is left out. */
    private Optional<Rule> rule(YamlNode node) {
        List<Source> from = new ArrayList<>();
        List<YamlNode> sources = node.items("from");
        for (YamlNode one : sources) {
            one.field("source").flatMap(this::source).ifPresent(from::add);
        }
        List<Condition> when = new ArrayList<>();
        boolean fits = sources.isEmpty() || !from.isEmpty();
        for (YamlNode one : node.items("when")) {
            Values values = new Values(one.strings("values"), one.strings("notValues"));
            String key = one.required("key").text();
            if (!key.startsWith(OF_TOKEN)) {
                when.add(new Condition(key, values));
            } else if (!values.any().isEmpty()) {
                asksForToken(one);
                fits = false;
            }
        }
        List<Operation> to = new ArrayList<>();
        for (YamlNode one : node.items("to")) {
            one.field("operation").map(SecurityReader::operation).ifPresent(to::add);
        }
        return fits ? Optional.of(new Rule(from, to, when)) : Optional.empty();
    }

    private Optional<Source> source(YamlNode node) {
        if (!values(node, "requestPrincipals").any().isEmpty()) {
            asksForToken(node);
            return Optional.empty();
        }
        return Optional.of(
                new Source(
                        values(node, "principals"),
                        values(node, "namespaces"),
                        values(node, "ipBlocks"),
                        values(node, "remoteIpBlocks"),
                        values(node, "serviceAccounts")));
    }

    private void asksForToken(YamlNode node) {
        reading.notModelled(node, "requests here have no token: this never fits");
    }

    private static Operation operation(YamlNode node) {
        return new Operation(
                values(node, "hosts"),
                values(node, "ports"),
                values(node, "methods"),
                values(node, "paths"));
    }

    private static Values values(YamlNode node, String name) {
        String not = "not" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return new Values(node.strings(name), node.strings(not));
    }
}
