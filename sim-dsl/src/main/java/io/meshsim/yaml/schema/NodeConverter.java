package io.meshsim.yaml.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Copies one document of the YAML library into our tree: aliases become copies, merge keys become
 * fields, keys that occur twice become problems.
 */
final class NodeConverter {

    /** Beyond this, a document is an attack or an accident; the corpus stays below 30. */
    private static final int MAX_DEPTH = 200;

    /** Values that aliases may add to a document beyond one for each letter of the file. */
    private static final int ALIAS_ALLOWANCE = 100_000;

    private final Place root;
    private final List<Problem> problems;
    private final int maxNodes;
    private int depth;
    private int nodes;
    private boolean gaveUp;

    NodeConverter(Place root, int textLength, List<Problem> problems) {
        this.root = root;
        this.maxNodes = ALIAS_ALLOWANCE + textLength;
        this.problems = problems;
    }

    YamlNode convert(Node node) {
        int[] at = position(node);
        return convert(new Place(root.file(), root.document(), at[0], at[1], root.path()), node);
    }

    private YamlNode convert(Place place, Node node) {
        nodes++;
        if (gaveUp || tooBig(place)) {
            return YamlNode.scalar(place, NodeKind.NULL, Scalar.NONE);
        }
        depth++;
        try {
            return content(place, node);
        } finally {
            depth--;
        }
    }

    private boolean tooBig(Place place) {
        if (depth >= MAX_DEPTH) {
            giveUp(place, "is nested more than " + MAX_DEPTH + " levels deep");
        } else if (nodes > maxNodes) {
            giveUp(place, "grows beyond " + maxNodes + " values when its aliases are written out");
        }
        return gaveUp;
    }

    private void giveUp(Place place, String what) {
        gaveUp = true;
        Place document = new Place(place.file(), place.document(), place.line(), 1, "");
        problems.add(document.error(what, "use fewer aliases"));
    }

    private YamlNode content(Place place, Node node) {
        if (node instanceof MappingNode map) {
            return YamlNode.map(place, fields(place, map));
        }
        if (node instanceof SequenceNode list) {
            return YamlNode.list(place, items(place, list));
        }
        return scalar(place, (ScalarNode) node);
    }

    private List<YamlNode> items(Place place, SequenceNode list) {
        List<YamlNode> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            int[] at = position(item);
            items.add(convert(place.item(items.size(), at[0], at[1]), item));
        }
        return items;
    }

    private Map<String, YamlNode> fields(Place place, MappingNode map) {
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            if (!isMerge(tuple.getKeyNode())) {
                addField(place, tuple, fields);
            }
        }
        for (NodeTuple tuple : map.getValue()) {
            if (isMerge(tuple.getKeyNode())) {
                merge(place, tuple.getValueNode(), fields);
            }
        }
        return fields;
    }

    private void addField(Place place, NodeTuple tuple, Map<String, YamlNode> fields) {
        int[] at = position(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.add(
                    place.item(fields.size(), at[0], at[1])
                            .error("a key must be a single value", ""));
            return;
        }
        Place here = place.field(key.getValue(), at[0], at[1]);
        YamlNode before = fields.get(key.getValue());
        if (before != null) {
            problems.add(
                    here.error(
                            "occurs twice: on line " + before.line() + " and on line " + at[0],
                            "keep one of them"));
            return;
        }
        fields.put(key.getValue(), convert(here, tuple.getValueNode()));
    }

    /** Fields of a merged map yield to fields written out, and to maps merged before. */
    private void merge(Place place, Node merged, Map<String, YamlNode> fields) {
        if (merged instanceof SequenceNode list && depth < MAX_DEPTH) {
            list.getValue().forEach(item -> mergeMap(place, item, fields));
        } else {
            mergeMap(place, merged, fields);
        }
    }

    private void mergeMap(Place place, Node merged, Map<String, YamlNode> fields) {
        if (merged instanceof MappingNode) {
            YamlNode other = convert(place, merged);
            other.peekFields().forEach(fields::putIfAbsent);
            return;
        }
        int[] at = position(merged);
        problems.add(
                place.field("<<", at[0], at[1])
                        .error("a merge key needs a map or a list of maps", "use << : *anchor"));
    }

    private YamlNode scalar(Place place, ScalarNode node) {
        return YamlNode.scalar(
                place, kind(place, node), new Scalar(node.getValue(), node.isPlain()));
    }

    private NodeKind kind(Place place, ScalarNode node) {
        Tag tag = node.getTag();
        if (tag.equals(Tag.STR)) {
            return NodeKind.STRING;
        }
        if (tag.equals(Tag.INT)) {
            return NodeKind.INT;
        }
        if (tag.equals(Tag.FLOAT)) {
            return NodeKind.FLOAT;
        }
        if (tag.equals(Tag.BOOL)) {
            return NodeKind.BOOL;
        }
        if (tag.equals(Tag.NULL)) {
            return NodeKind.NULL;
        }
        return otherTag(place, node);
    }

    private NodeKind otherTag(Place place, ScalarNode node) {
        if (!isMerge(node)) {
            problems.add(place.error("the tag " + node.getTag() + " is not known here", ""));
        }
        return NodeKind.STRING;
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().equals("<<");
    }

    /** Line and column, from 1. */
    private static int[] position(Node node) {
        Mark mark = node.getStartMark().orElse(null);
        return mark == null
                ? new int[] {1, 1}
                : new int[] {mark.getLine() + 1, mark.getColumn() + 1};
    }
}
