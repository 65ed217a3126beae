package io.meshsim.yaml.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what is wrong with the apiVersion and kind of a document that has no schema. */
final class KindCheck {

    private static final int SLIP = 2;

    private final List<KnownKind> kinds;
    private final YamlNode root;

    KindCheck(List<KnownKind> kinds, YamlDocument document) {
        this.kinds = kinds;
        this.root = document.root();
    }

    /** What a document says it is. */
    record Identity(String apiVersion, String kind) {

        String group() {
            int slash = apiVersion.lastIndexOf('/');
            return slash < 0 ? "" : apiVersion.substring(0, slash);
        }
    }

    static Optional<Identity> identity(YamlDocument document) {
        return text(document.root(), "apiVersion")
                .flatMap(
                        version ->
                                text(document.root(), "kind").map(k -> new Identity(version, k)));
    }

    List<Problem> problems() {
        if (root.kind() != NodeKind.MAP) {
            return List.of(
                    root.error(
                            "a manifest must be a map with apiVersion and kind, but is "
                                    + root.describe(),
                            ""));
        }
        List<Problem> problems = new ArrayList<>();
        checkText("apiVersion", problems);
        checkText("kind", problems);
        if (problems.isEmpty()) {
            Identity identity =
                    new Identity(
                            text(root, "apiVersion").orElseThrow(),
                            text(root, "kind").orElseThrow());
            problems.add(unknown(identity));
        }
        return problems;
    }

    private void checkText(String field, List<Problem> problems) {
        Optional<YamlNode> value = root.peek(field);
        if (value.isEmpty()) {
            problems.add(missing(field));
        } else if (value.get().kind() != NodeKind.STRING) {
            problems.add(value.get().error("must be text, but is " + value.get().describe(), ""));
        }
    }

    private Problem missing(String field) {
        String near =
                Nearest.to(field, root.fieldNames())
                        .map(name -> "did you write \"" + name + "\" for it?")
                        .orElse("");
        String advice = near.isEmpty() && field.equals("apiVersion") ? apiVersionOfKind() : near;
        return root.error("required field \"" + field + "\" is missing", advice);
    }

    private String apiVersionOfKind() {
        String right = apiVersions(text(root, "kind").orElse(""));
        return right.isEmpty() ? "" : "write apiVersion: " + right;
    }

    private Problem unknown(Identity identity) {
        List<KnownKind> sameKind =
                kinds.stream().filter(k -> k.kind().equals(identity.kind())).toList();
        Optional<KnownKind> sameGroup =
                sameKind.stream().filter(k -> k.group().equals(identity.group())).findFirst();
        if (sameGroup.isPresent()) {
            return wrongVersion(identity, sameGroup.get());
        }
        if (isForeign(identity.group())) {
            return kindNode()
                    .warning(
                            identity.kind()
                                    + " of "
                                    + identity.apiVersion()
                                    + " is not known: not modelled",
                            "");
        }
        return sameKind.isEmpty() ? unknownKind(identity) : wrongGroup(identity);
    }

    private Problem wrongVersion(Identity identity, KnownKind kind) {
        String versions =
                kind.versions().stream()
                        .map(v -> kind.group().isEmpty() ? v : kind.group() + "/" + v)
                        .collect(Collectors.joining(" or "));
        return apiVersionNode()
                .error(
                        "\""
                                + identity.apiVersion()
                                + "\" is not an apiVersion of "
                                + identity.kind(),
                        "write " + versions);
    }

    private Problem wrongGroup(Identity identity) {
        return apiVersionNode()
                .error(
                        "\"" + identity.apiVersion() + "\" has no kind " + identity.kind(),
                        "write apiVersion: " + apiVersions(identity.kind()));
    }

    private Problem unknownKind(Identity identity) {
        List<String> inGroup =
                kinds.stream()
                        .filter(k -> k.group().equals(identity.group()))
                        .map(KnownKind::kind)
                        .toList();
        List<String> candidates =
                inGroup.isEmpty() ? kinds.stream().map(KnownKind::kind).toList() : inGroup;
        Optional<String> near =
                Nearest.to(identity.kind(), candidates)
                        .filter(k -> Nearest.distance(identity.kind(), k) <= SLIP);
        String message = "unknown kind \"" + identity.kind() + "\" in " + identity.apiVersion();
        if (near.isPresent()) {
            return kindNode().error(message, "did you mean \"" + near.get() + "\"?");
        }
        if (identity.group().endsWith(".istio.io")) {
            return kindNode().error(message, "known there: " + String.join(", ", inGroup));
        }
        return kindNode().warning(message + ": not modelled", "");
    }

    /** Only Kubernetes' own groups have no dot; a near miss of a known group is a slip. */
    private boolean isForeign(String group) {
        return group.indexOf('.') >= 0
                && kinds.stream().noneMatch(k -> Nearest.distance(group, k.group()) <= SLIP);
    }

    private String apiVersions(String kind) {
        return kinds.stream()
                .filter(k -> k.kind().equals(kind))
                .map(KnownKind::apiVersion)
                .collect(Collectors.joining(" or "));
    }

    private YamlNode kindNode() {
        return root.peek("kind").orElse(root);
    }

    private YamlNode apiVersionNode() {
        return root.peek("apiVersion").orElse(root);
    }

    private static Optional<String> text(YamlNode root, String field) {
        return root.peek(field).filter(n -> n.kind() == NodeKind.STRING).map(YamlNode::asString);
    }
}
