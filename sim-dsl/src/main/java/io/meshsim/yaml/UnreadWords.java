package io.meshsim.yaml;

/** Says what becomes of a field that nobody reads. */
interface UnreadWords {

    /** Where nothing more can be said. */
    UnreadWords PLAIN = path -> "has no effect here";

    String about(String path);
}
