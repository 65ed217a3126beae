package io.meshsim.yaml;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.meshsim.config.route.StringMatch;
import io.meshsim.yaml.schema.NodeKind;
import io.meshsim.yaml.schema.YamlNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads Istio's StringMatch: exact, prefix or regex. */
final class StringMatches {

    private StringMatches() {}

    static @Nullable StringMatch at(YamlNode parent, String name, Reading reading) {
        return parent.field(name).flatMap(node -> read(node, reading)).orElse(null);
    }

    /** A map of matches; an empty match asks only for presence and is null. */
    static Map<String, @Nullable StringMatch> map(YamlNode parent, String name, Reading reading) {
        Map<String, @Nullable StringMatch> matches = new LinkedHashMap<>();
        parent.field(name)
                .ifPresent(
                        map ->
                                map.fields()
                                        .forEach(
                                                (key, node) ->
                                                        matches.put(
                                                                key,
                                                                read(node, reading).orElse(null))));
        return matches;
    }

    /** The match that a node is; empty for an empty node. */
    static Optional<StringMatch> of(YamlNode node, Reading reading) {
        return read(node, reading);
    }

    private static Optional<StringMatch> read(YamlNode node, Reading reading) {
        if (node.kind() == NodeKind.NULL) {
            return Optional.empty();
        }
        for (StringMatch.Type type : StringMatch.Type.values()) {
            String field = type.name().toLowerCase(Locale.ROOT);
            Optional<YamlNode> value = node.field(field);
            if (value.isPresent()) {
                StringMatch match = new StringMatch(type, value.get().asString());
                check(match, value.get(), reading);
                return Optional.of(match);
            }
        }
        return Optional.empty();
    }

    private static void check(StringMatch match, YamlNode node, Reading reading) {
        if (match.type() == StringMatch.Type.REGEX) {
            try {
                Pattern.compile(match.value());
            } catch (PatternSyntaxException problem) {
                reading.error(
                        node,
                        "not an RE2 regular expression: " + problem.getDescription(),
                        "see the RE2 syntax; look-ahead and back-references do not exist");
            }
        }
    }
}
