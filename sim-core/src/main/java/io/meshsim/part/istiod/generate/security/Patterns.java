package io.meshsim.part.istiod.generate.security;

import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.core.v3.CidrRange;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;

/**
 * The texts of policies, which may begin or end with a star.
 *
 * <p>Source: Istio 1.30 pilot/pkg/security/authz/matcher.
 */
final class Patterns {

    private static final String ANYTHING = "*";

    private Patterns() {}

    /** A text after a fixed beginning. */
    static StringMatcher text(String value, String before) {
        if (value.equals(ANYTHING)) {
            return regex(".+");
        }
        if (value.endsWith(ANYTHING)) {
            String start = before + value.substring(0, value.length() - 1);
            return StringMatcher.newBuilder().setPrefix(start).build();
        }
        if (value.startsWith(ANYTHING)) {
            String end = value.substring(1);
            return before.isEmpty()
                    ? StringMatcher.newBuilder().setSuffix(end).build()
                    : regex(before + ".*" + end);
        }
        return StringMatcher.newBuilder().setExact(before + value).build();
    }

    static StringMatcher regex(String regex) {
        return StringMatcher.newBuilder()
                .setSafeRegex(RegexMatcher.newBuilder().setRegex(regex))
                .build();
    }

    static HeaderMatcher header(String name, String value, boolean ignoreCase) {
        HeaderMatcher.Builder header = HeaderMatcher.newBuilder().setName(name);
        if (value.equals(ANYTHING)) {
            return header.setPresentMatch(true).build();
        }
        return header.setStringMatch(text(value, "").toBuilder().setIgnoreCase(ignoreCase)).build();
    }

    /** An address stands for itself. */
    static CidrRange network(String value) {
        int slash = value.indexOf('/');
        int length = slash < 0 ? 32 : Integer.parseInt(value.substring(slash + 1));
        return CidrRange.newBuilder()
                .setAddressPrefix(slash < 0 ? value : value.substring(0, slash))
                .setPrefixLen(UInt32Value.of(length))
                .build();
    }
}
