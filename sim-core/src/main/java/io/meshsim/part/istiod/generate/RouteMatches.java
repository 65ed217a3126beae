package io.meshsim.part.istiod.generate;

import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.config.route.v3.QueryParameterMatcher;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.type.matcher.v3.RegexMatcher;
import io.meshsim.config.HttpMatch;
import io.meshsim.config.route.StringMatch;
import io.meshsim.part.istiod.generate.route.Texts;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a route matches.
 *
 * <p>Source: Istio 1.30 pilot/pkg/networking/core/route/route.go (TranslateRouteMatch).
 */
final class RouteMatches {

    private RouteMatches() {}

    static RouteMatch of(HttpMatch match) {
        RouteMatch.Builder built = RouteMatch.newBuilder();
        setPath(built, match.uri());
        if (match.ignoreUriCase()) {
            built.setCaseSensitive(BoolValue.of(false));
        }
        addHeader(built, ":method", match.method());
        addHeader(built, ":authority", match.authority());
        addHeader(built, ":scheme", match.scheme());
        for (Map.Entry<String, @Nullable StringMatch> header : sorted(match.headers())) {
            built.addHeaders(header(header.getKey(), header.getValue()));
        }
        for (Map.Entry<String, @Nullable StringMatch> header : sorted(match.withoutHeaders())) {
            built.addHeaders(without(header.getKey(), header.getValue()));
        }
        new TreeMap<>(match.queryParams())
                .forEach(
                        (name, value) ->
                                built.addQueryParameters(
                                        QueryParameterMatcher.newBuilder()
                                                .setName(name)
                                                .setStringMatch(Texts.of(value))));
        return built.build();
    }

    /** Whether nothing can come after it. */
    static boolean isCatchAll(RouteMatch match) {
        boolean anyPath =
                match.getPrefix().equals("/") || match.getSafeRegex().getRegex().equals(".*");
        return anyPath && match.getHeadersCount() == 0 && match.getQueryParametersCount() == 0;
    }

    private static Iterable<Map.Entry<String, @Nullable StringMatch>> sorted(
            Map<String, @Nullable StringMatch> headers) {
        return new TreeMap<>(headers).entrySet();
    }

    private static void setPath(RouteMatch.Builder built, @Nullable StringMatch uri) {
        if (uri == null) {
            built.setPrefix("/");
            return;
        }
        switch (uri.type()) {
            case EXACT -> built.setPath(uri.value());
            case PREFIX -> built.setPrefix(uri.value());
            case REGEX -> built.setSafeRegex(RegexMatcher.newBuilder().setRegex(uri.value()));
        }
    }

    private static void addHeader(
            RouteMatch.Builder built, String name, @Nullable StringMatch match) {
        if (match != null) {
            built.addHeaders(header(name, match));
        }
    }

    private static HeaderMatcher.Builder header(String name, @Nullable StringMatch match) {
        HeaderMatcher.Builder header = HeaderMatcher.newBuilder().setName(name);
        return match == null
                ? header.setPresentMatch(true)
                : header.setStringMatch(Texts.of(match));
    }

    /** A header that is missing counts as empty, so that it is not the unwanted value. */
    private static HeaderMatcher.Builder without(String name, @Nullable StringMatch match) {
        HeaderMatcher.Builder header = header(name, match).setInvertMatch(true);
        return match == null ? header : header.setTreatMissingHeaderAsEmpty(true);
    }
}
