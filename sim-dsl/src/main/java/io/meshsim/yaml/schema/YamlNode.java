package io.meshsim.yaml.schema;

import io.meshsim.engine.time.GoDuration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value in a YAML document that knows its place and whether anyone has read it.
 *
 * <p>Reading a field or an item marks it as read; {@link #unconsumed()} lists what nobody asked
 * for, so that nothing is ignored in silence. A field whose value is empty ({@code null}) counts as
 * absent, as it does for a Kubernetes API server. Reading a value as the wrong type throws {@link
 * BadInput} with the place and what was found.
 */
public final class YamlNode {

    private final Place place;
    private final NodeKind kind;
    private final Scalar scalar;
    private final Map<String, YamlNode> fields;
    private final List<YamlNode> items;
    private boolean read;

    private YamlNode(
            Place place,
            NodeKind kind,
            Scalar scalar,
            Map<String, YamlNode> fields,
            List<YamlNode> items) {
        this.place = place;
        this.kind = kind;
        this.scalar = scalar;
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        this.items = List.copyOf(items);
    }

    static YamlNode map(Place place, Map<String, YamlNode> fields) {
        return new YamlNode(place, NodeKind.MAP, Scalar.NONE, fields, List.of());
    }

    static YamlNode list(Place place, List<YamlNode> items) {
        return new YamlNode(place, NodeKind.LIST, Scalar.NONE, new LinkedHashMap<>(), items);
    }

    static YamlNode scalar(Place place, NodeKind kind, Scalar scalar) {
        return new YamlNode(place, kind, scalar, new LinkedHashMap<>(), List.of());
    }

    /** Returns what this node is. */
    public NodeKind kind() {
        return kind;
    }

    /** Returns the file as the user named it. */
    public String file() {
        return place.file();
    }

    /** Returns the number of the document in its file, from 1. */
    public int document() {
        return place.document();
    }

    /** Returns the line of the node, or of its key if it is a field; from 1. */
    public int line() {
        return place.line();
    }

    /** Returns the column of the node, or of its key if it is a field; from 1. */
    public int column() {
        return place.column();
    }

    /** Returns the place in the document, such as {@code spec.http[0].route}; empty at the root. */
    public String path() {
        return place.path();
    }

    /** Returns an error about this node. */
    public Problem error(String message, String suggestion) {
        return place.error(message, suggestion);
    }

    /** Returns a warning about this node. */
    public Problem warning(String message, String suggestion) {
        return place.error(message, suggestion).asWarning();
    }

    /** Returns a field and marks it as read; empty when absent or {@code null}. */
    public Optional<YamlNode> field(String name) {
        YamlNode value = requireMap().get(name);
        if (value == null) {
            return Optional.empty();
        }
        value.read = true;
        return value.kind == NodeKind.NULL ? Optional.empty() : Optional.of(value);
    }

    /** Returns a field without marking it as read; empty when absent or {@code null}. */
    public Optional<YamlNode> peek(String name) {
        YamlNode value = fields.get(name);
        return value == null || value.kind == NodeKind.NULL ? Optional.empty() : Optional.of(value);
    }

    /**
     * Returns a field that must be there, and marks it as read.
     *
     * @throws BadInput when the field is absent or {@code null}
     */
    public YamlNode required(String name) {
        return field(name)
                .orElseThrow(
                        () ->
                                new BadInput(
                                        error("required field \"" + name + "\" is missing", "")));
    }

    /** Returns all fields in file order, {@code null} ones too, and marks them as read. */
    public Map<String, YamlNode> fields() {
        requireMap().values().forEach(value -> value.read = true);
        return fields;
    }

    /** Returns the names of all fields in file order; marks nothing. */
    public List<String> fieldNames() {
        return List.copyOf(fields.keySet());
    }

    /** Returns the items of a list and marks them as read. */
    public List<YamlNode> items() {
        if (kind != NodeKind.LIST) {
            throw wrongType("a list");
        }
        items.forEach(item -> item.read = true);
        return items;
    }

    /** Returns the items of the list at a field, empty when the field is absent. */
    public List<YamlNode> items(String name) {
        return field(name).map(YamlNode::items).orElse(List.of());
    }

    /** Returns the text at a field. */
    public Optional<String> string(String name) {
        return field(name).map(YamlNode::asString);
    }

    /** Returns the whole number at a field. */
    public Optional<Long> integer(String name) {
        return field(name).map(YamlNode::asLong);
    }

    /** Returns the boolean at a field. */
    public Optional<Boolean> bool(String name) {
        return field(name).map(YamlNode::asBoolean);
    }

    /** Returns the duration at a field, in nanoseconds. */
    public Optional<Long> durationNanos(String name) {
        return field(name).map(YamlNode::asDurationNanos);
    }

    /** Returns the texts of the list at a field, empty when the field is absent. */
    public List<String> strings(String name) {
        return items(name).stream().map(YamlNode::asString).toList();
    }

    /** Returns the map from text to text at a field, in file order; empty when it is absent. */
    public Map<String, String> stringMap(String name) {
        Map<String, String> result = new LinkedHashMap<>();
        field(name).ifPresent(map -> map.fields().forEach((k, v) -> result.put(k, v.asString())));
        return Collections.unmodifiableMap(result);
    }

    /** Returns the text of a string. */
    public String asString() {
        if (kind != NodeKind.STRING) {
            throw wrongType(NodeKind.STRING.words());
        }
        return scalar.text();
    }

    /** Returns a whole number; a leading 0 means octal, as for Kubernetes file modes. */
    public long asLong() {
        return scalar.wholeNumber(kind).orElseThrow(() -> wrongType(NodeKind.INT.words()));
    }

    /** Returns a whole number that fits an {@code int}. */
    public int asInt() {
        long value = asLong();
        if (value != (int) value) {
            throw new BadInput(error("the number " + value + " is too large", ""));
        }
        return (int) value;
    }

    /** Returns a number. */
    public double asDouble() {
        return scalar.number(kind).orElseThrow(() -> wrongType("a number")).doubleValue();
    }

    /** Returns a boolean. Plain {@code yes}, {@code no}, {@code on}, {@code off} count too. */
    public boolean asBoolean() {
        return scalar.bool(kind).orElseThrow(() -> wrongType(NodeKind.BOOL.words()));
    }

    /** Returns a duration such as {@code 1m30s} in nanoseconds; never negative. */
    public long asDurationNanos() {
        try {
            return GoDuration.parseNotNegative(asString());
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(List.of(error(String.valueOf(wrong.getMessage()), "")));
        }
    }

    /** Returns the text of a scalar as written, without quotes. */
    public String text() {
        if (!kind.isScalar()) {
            throw wrongType("a single value");
        }
        return scalar.text();
    }

    /** Returns this map with another over it: maps field by field, everything else replaced. */
    public YamlNode overlaidWith(YamlNode over) {
        if (kind != NodeKind.MAP || over.kind != NodeKind.MAP) {
            return over;
        }
        Map<String, YamlNode> merged = new LinkedHashMap<>(fields);
        over.fields.forEach(
                (name, value) ->
                        merged.merge(name, value, (mine, theirs) -> mine.overlaidWith(theirs)));
        return map(place, merged);
    }

    /** Returns this map with a field put in place of the one it has. */
    public YamlNode with(String name, YamlNode value) {
        Map<String, YamlNode> changed = new LinkedHashMap<>(requireMap());
        changed.put(name, value);
        return map(place, changed);
    }

    /** Returns this map without a field. */
    public YamlNode without(String name) {
        Map<String, YamlNode> rest = new LinkedHashMap<>(requireMap());
        rest.remove(name);
        return map(place, rest);
    }

    /** Marks this node and everything below as read. */
    public YamlNode markRead() {
        read = true;
        fields.values().forEach(YamlNode::markRead);
        items.forEach(YamlNode::markRead);
        return this;
    }

    /** Returns the nodes below this one that nobody has read, the topmost of each branch. */
    public List<YamlNode> unconsumed() {
        List<YamlNode> found = new ArrayList<>();
        collectUnread(found);
        return List.copyOf(found);
    }

    /** Returns the kind in words and, for a single value, the value: {@code text "abc"}. */
    public String describe() {
        if (kind == NodeKind.NULL || !kind.isScalar()) {
            return kind.words();
        }
        return kind == NodeKind.STRING
                ? "the text \"" + shortened() + "\""
                : kind.words().replaceFirst("^a ", "the ") + " " + shortened();
    }

    @Override
    public String toString() {
        return path() + ": " + describe();
    }

    Map<String, YamlNode> peekFields() {
        return fields;
    }

    /** Returns the items without marking them as read; none if this is no list. */
    public List<YamlNode> peekItems() {
        return items;
    }

    Scalar scalar() {
        return scalar;
    }

    private String shortened() {
        String text = scalar.text();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    private void collectUnread(List<YamlNode> found) {
        for (List<YamlNode> children : List.of(List.copyOf(fields.values()), items)) {
            for (YamlNode child : children) {
                if (child.read) {
                    child.collectUnread(found);
                } else {
                    found.add(child);
                }
            }
        }
    }

    private Map<String, YamlNode> requireMap() {
        if (kind != NodeKind.MAP) {
            throw wrongType("a map");
        }
        return fields;
    }

    private BadInput wrongType(String expected) {
        return new BadInput(error("must be " + expected + ", but is " + describe(), ""));
    }
}
