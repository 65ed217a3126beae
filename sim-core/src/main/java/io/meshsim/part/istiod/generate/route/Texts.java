package io.meshsim.part.istiod.generate.route;

import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import io.meshsim.config.route.StringMatch;

/** Istio's matches of texts in Envoy's form. */
public final class Texts {

    private Texts() {}

    /** The matcher for a match. */
    public static StringMatcher of(StringMatch match) {
        StringMatcher.Builder text = StringMatcher.newBuilder();
        switch (match.type()) {
            case EXACT -> text.setExact(match.value());
            case PREFIX -> text.setPrefix(match.value());
            case REGEX -> text.setSafeRegex(RegexMatcher.newBuilder().setRegex(match.value()));
        }
        return text.build();
    }
}
