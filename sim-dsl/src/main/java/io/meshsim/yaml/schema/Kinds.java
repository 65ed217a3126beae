package io.meshsim.yaml.schema;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kinds of manifest that have a schema. Schemas are loaded when first used; not for use by
 * several threads.
 */
public final class Kinds {

    private static final String HOME = "/io/meshsim/yaml/schema/";

    private final SchemaLibrary library;
    private final List<KnownKind> kinds;

    private Kinds(SchemaLibrary library, List<KnownKind> kinds) {
        this.library = library;
        this.kinds = List.copyOf(kinds);
    }

    /** Returns the kinds of Kubernetes, Istio and Gateway API that have a schema. */
    public static Kinds standard() {
        SchemaLibrary library = new SchemaLibrary();
        List<KnownKind> kinds = new ArrayList<>();
        for (JsonElement entry : library.json(HOME + "kinds.json").getAsJsonArray()) {
            kinds.add(kind(entry.getAsJsonObject()));
        }
        return new Kinds(library, kinds);
    }

    /** Returns these kinds and one more. */
    public Kinds with(KnownKind kind) {
        List<KnownKind> more = new ArrayList<>(kinds);
        more.add(kind);
        return new Kinds(library, more);
    }

    /** Returns all kinds. */
    public List<KnownKind> all() {
        return kinds;
    }

    /** Returns the kind with exactly this apiVersion and kind. */
    public Optional<KnownKind> find(String apiVersion, String kind) {
        int slash = apiVersion.lastIndexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        String version = apiVersion.substring(slash + 1);
        return kinds.stream()
                .filter(k -> k.group().equals(group) && k.kind().equals(kind))
                .filter(k -> k.versions().contains(version))
                .findFirst();
    }

    /** Returns the kind of a document; empty when {@link #check} has something against it. */
    public Optional<KnownKind> find(YamlDocument document) {
        return KindCheck.identity(document)
                .flatMap(identity -> find(identity.apiVersion(), identity.kind()));
    }

    /** Returns the schema of a kind. */
    public Schema schema(KnownKind kind) {
        return library.load(kind.schemaResource());
    }

    /**
     * Returns everything that is wrong with a document: its apiVersion and kind, or its content. A
     * kind that belongs to somebody else's group is a warning.
     */
    public List<Problem> check(YamlDocument document) {
        return find(document)
                .map(kind -> schema(kind).validate(document.root()))
                .orElseGet(() -> new KindCheck(kinds, document).problems());
    }

    private static KnownKind kind(JsonObject entry) {
        String group = entry.get("group").getAsString();
        String kind = entry.get("kind").getAsString();
        List<String> versions =
                entry.getAsJsonArray("versions").asList().stream()
                        .map(JsonElement::getAsString)
                        .toList();
        String resource = HOME + (group.isEmpty() ? "core" : group) + "/" + kind + ".json";
        return new KnownKind(group, kind, versions, entry.has("clusterScoped"), resource);
    }
}
