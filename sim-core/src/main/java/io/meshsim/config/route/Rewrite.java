package io.meshsim.config.route;

/**
 * What a request asks for when it goes on; empty texts change nothing.
 *
 * @param uri replaces the part of the path that the rule matched
 * @param authority replaces the host
 * @param regex what of the path is replaced, in RE2; used instead of {@code uri}
 * @param substitution what stands there then; {@code \1} is the first group
 */
public record Rewrite(String uri, String authority, String regex, String substitution) {

    /** A rewrite without a regular expression. */
    public Rewrite(String uri, String authority) {
        this(uri, authority, "", "");
    }
}
