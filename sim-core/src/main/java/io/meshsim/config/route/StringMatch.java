package io.meshsim.config.route;

/** How a text must look; a regular expression is RE2 and must match the whole text. */
public record StringMatch(Type type, String value) {

    /** The three ways. */
    public enum Type {
        EXACT,
        PREFIX,
        REGEX
    }
}
