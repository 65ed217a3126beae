package io.meshsim.yaml.schema;

/** What a node of a YAML tree is, by the YAML 1.2 core schema. */
public enum NodeKind {
    MAP("a map"),
    LIST("a list"),
    STRING("text"),
    INT("a whole number"),
    FLOAT("a number"),
    BOOL("a boolean"),
    NULL("empty");

    private final String words;

    NodeKind(String words) {
        this.words = words;
    }

    /** Whether the node is a single value. */
    public boolean isScalar() {
        return this != MAP && this != LIST;
    }

    /** Returns the kind in words a reader of YAML uses, such as "a whole number". */
    public String words() {
        return words;
    }
}
