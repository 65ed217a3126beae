package io.meshsim.part.proxy.route;

import io.envoyproxy.envoy.config.route.v3.QueryParameterMatcher;
import org.jspecify.annotations.Nullable;

/** One query parameter matcher; it sees the first value of the name, as it stands in the path. */
final class QueryMatch {

    private final String name;
    private final @Nullable TextMatch test;
    private final boolean wantsPresent;

    QueryMatch(QueryParameterMatcher matcher) {
        name = matcher.getName();
        test = matcher.hasStringMatch() ? TextMatch.of(matcher.getStringMatch()) : null;
        wantsPresent = !matcher.hasPresentMatch() || matcher.getPresentMatch();
    }

    boolean matches(RequestView request) {
        String value = request.query(name);
        if (test == null) {
            return (value != null) == wantsPresent;
        }
        return value != null && test.matches(value);
    }

    @Override
    public String toString() {
        String wanted = test == null ? (wantsPresent ? "present" : "absent") : test.toString();
        return "query parameter " + name + " " + wanted;
    }
}
