package io.meshsim.part.proxy.route;

import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One header matcher.
 *
 * <p>A missing header fails every test but the one for presence, inverted or not, unless missing
 * counts as empty. Source: Envoy 1.34 route_components.proto, HeaderMatcher.
 */
final class HeaderMatch {

    private final String name;
    private final @Nullable TextMatch test;
    private final boolean wantsPresent;
    private final boolean inverted;
    private final boolean missingIsEmpty;

    HeaderMatch(HeaderMatcher matcher) {
        name = matcher.getName().toLowerCase(Locale.ROOT);
        test = test(matcher);
        wantsPresent = !matcher.hasPresentMatch() || matcher.getPresentMatch();
        inverted = matcher.getInvertMatch();
        missingIsEmpty = matcher.getTreatMissingHeaderAsEmpty();
    }

    boolean matches(RequestView request) {
        String value = request.header(name);
        if (test == null) {
            return ((value != null) == wantsPresent) != inverted;
        }
        if (value == null) {
            return missingIsEmpty && test.matches("") != inverted;
        }
        return test.matches(value) != inverted;
    }

    @Override
    public String toString() {
        String wanted = test == null ? (wantsPresent ? "present" : "absent") : test.toString();
        return "header " + name + (inverted ? " not " : " ") + wanted;
    }

    @SuppressWarnings("deprecation") // older control planes send the matchers without a type
    private static @Nullable TextMatch test(HeaderMatcher matcher) {
        return switch (matcher.getHeaderMatchSpecifierCase()) {
            case EXACT_MATCH -> new TextMatch.Exact(matcher.getExactMatch(), false);
            case PREFIX_MATCH -> new TextMatch.Prefix(matcher.getPrefixMatch(), false);
            case SUFFIX_MATCH -> new TextMatch.Suffix(matcher.getSuffixMatch(), false);
            case CONTAINS_MATCH -> TextMatch.contains(matcher.getContainsMatch(), false);
            case SAFE_REGEX_MATCH -> TextMatch.regex(matcher.getSafeRegexMatch().getRegex());
            case STRING_MATCH -> TextMatch.of(matcher.getStringMatch());
            case RANGE_MATCH ->
                    new TextMatch.Range(
                            matcher.getRangeMatch().getStart(), matcher.getRangeMatch().getEnd());
            case PRESENT_MATCH, HEADERMATCHSPECIFIER_NOT_SET -> null;
        };
    }
}
