package io.meshsim.part.proxy.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import io.envoyproxy.envoy.type.v3.Int64Range;
import io.meshsim.net.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Header matchers of every kind. Source: Envoy route_components.proto, HeaderMatcher, with its
 * examples for invert_match and treat_missing_header_as_empty.
 */
class HeaderMatchTest {

    @ParameterizedTest
    @CsvSource({
        "exact, abc, true, false",
        "exact, abcd, false, true",
        "prefix, abcd, true, false",
        "prefix, xabc, false, true",
        "suffix, xabc, true, false",
        "suffix, abcx, false, true",
        "contains, xabcx, true, false",
        "contains, ab, false, true",
        "regex, 123, true, false",
        "regex, 1234, false, true",
        "range, -10, true, false",
        "range, -1, true, false",
        "range, 0, false, true",
        "range, x, false, true",
        "range, '', false, true",
        "present, abc, true, false",
        "absent, abc, false, true",
        "anycase, ABC, true, false",
        // no header: only presence can match
        "exact, , false, false",
        "regex, , false, false",
        "range, , false, false",
        "present, , false, true",
        "absent, , true, false"
    })
    void a_value_matches_or_its_inversion_does(
            String kind, @Nullable String value, boolean matches, boolean inverted) {
        assertThat(test(kind).matches(kind, value)).isEqualTo(matches);
        assertThat(test(kind).inverted().matches(kind, value)).isEqualTo(inverted);
    }

    @ParameterizedTest
    @CsvSource({"range, false, true", "exact, false, true", "regex, false, true"})
    void a_missing_header_can_count_as_empty(String kind, boolean matches, boolean inverted) {
        assertThat(test(kind).missingIsEmpty().matches(kind, null)).isEqualTo(matches);
        assertThat(test(kind).missingIsEmpty().inverted().matches(kind, null)).isEqualTo(inverted);
    }

    @ParameterizedTest
    @CsvSource({
        ":method, GET",
        ":authority, a.com:80",
        "host, a.com:80",
        ":path, /p?q=1",
        ":scheme, http"
    })
    void pseudo_headers_are_headers(String name, String value) {
        HeaderMatcher matcher =
                HeaderMatcher.newBuilder()
                        .setName(name)
                        .setStringMatch(StringMatcher.newBuilder().setExact(value))
                        .build();

        assertThat(
                        new HeaderMatch(matcher)
                                .matches(RequestView.of(HttpRequest.get("a.com:80", "/p?q=1"))))
                .isTrue();
    }

    @Test
    void a_matcher_that_only_names_a_header_wants_it_present() {
        HeaderMatch test = new HeaderMatch(HeaderMatcher.newBuilder().setName("X").build());

        assertThat(test.matches(RequestView.of(HttpRequest.get("a", "/")))).isFalse();
        assertThat(test).hasToString("header x present");
    }

    private record Case(HeaderMatcher.Builder matcher) {

        Case inverted() {
            return new Case(matcher.clone().setInvertMatch(true));
        }

        Case missingIsEmpty() {
            return new Case(matcher.clone().setTreatMissingHeaderAsEmpty(true));
        }

        boolean matches(String name, @Nullable String value) {
            HttpRequest request = HttpRequest.get("a.com", "/");
            return new HeaderMatch(matcher.build())
                    .matches(
                            RequestView.of(
                                    value == null ? request : request.withHeader(name, value)));
        }
    }

    private static Case test(String kind) {
        HeaderMatcher.Builder matcher = HeaderMatcher.newBuilder().setName(kind);
        StringMatcher.Builder text = StringMatcher.newBuilder();
        switch (kind) {
            case "exact" -> matcher.setStringMatch(text.setExact("abc"));
            case "prefix" -> matcher.setStringMatch(text.setPrefix("abc"));
            case "suffix" -> matcher.setStringMatch(text.setSuffix("abc"));
            case "contains" -> matcher.setStringMatch(text.setContains("abc"));
            case "anycase" -> matcher.setStringMatch(text.setExact("abc").setIgnoreCase(true));
            case "regex" ->
                    matcher.setStringMatch(
                            text.setSafeRegex(RegexMatcher.newBuilder().setRegex("\\d{3}")));
            case "range" -> matcher.setRangeMatch(Int64Range.newBuilder().setStart(-10).setEnd(0));
            case "present" -> matcher.setPresentMatch(true);
            default -> matcher.setPresentMatch(false);
        }
        return new Case(matcher);
    }
}
