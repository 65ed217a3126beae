package io.meshsim.part.proxy.route;

import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.type.v3.FractionalPercent;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.Optional;

/** One route: what it asks of a request, and what it then does. */
public final class RouteForm {

    private final String name;
    private final TextTest path;
    private final HeaderTest[] headers;
    private final QueryTest[] queries;
    private final RouteAction action;

    RouteForm(Route route) {
        RouteMatch match = route.getMatch();
        name = route.getName();
        path = path(match);
        headers = match.getHeadersList().stream().map(HeaderTest::new).toArray(HeaderTest[]::new);
        queries =
                match.getQueryParametersList().stream()
                        .map(QueryTest::new)
                        .toArray(QueryTest[]::new);
        action = RouteAction.of(route);
        requireAlways(match);
    }

    /** Its name; may be empty. */
    public String name() {
        return name;
    }

    /** What it does. */
    public RouteAction action() {
        return action;
    }

    boolean matches(RequestView request) {
        if (!path.matches(request.path())) {
            return false;
        }
        for (HeaderTest header : headers) {
            if (!header.matches(request)) {
                return false;
            }
        }
        for (QueryTest query : queries) {
            if (!query.matches(request)) {
                return false;
            }
        }
        return true;
    }

    /** The first thing that the request lacks; empty if it matches. */
    Optional<String> lacking(RequestView request) {
        if (!path.matches(request.path())) {
            return Optional.of("path " + path);
        }
        for (HeaderTest header : headers) {
            if (!header.matches(request)) {
                return Optional.of(header.toString());
            }
        }
        for (QueryTest query : queries) {
            if (!query.matches(request)) {
                return Optional.of(query.toString());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("path ").append(path);
        for (HeaderTest header : headers) {
            text.append(", ").append(header);
        }
        for (QueryTest query : queries) {
            text.append(", ").append(query);
        }
        return text.toString();
    }

    private static TextTest path(RouteMatch match) {
        boolean ignoreCase = match.hasCaseSensitive() && !match.getCaseSensitive().getValue();
        return switch (match.getPathSpecifierCase()) {
            case PREFIX -> new TextTest.Prefix(match.getPrefix(), ignoreCase);
            case PATH -> new TextTest.Exact(match.getPath(), ignoreCase);
            case SAFE_REGEX -> TextTest.regex(match.getSafeRegex().getRegex());
            case PATH_SEPARATED_PREFIX ->
                    new TextTest.SeparatedPrefix(match.getPathSeparatedPrefix(), ignoreCase);
            default -> throw new RejectedConfig("route match names no path");
        };
    }

    private static void requireAlways(RouteMatch match) {
        if (!match.hasRuntimeFraction()) {
            return;
        }
        FractionalPercent share = match.getRuntimeFraction().getDefaultValue();
        long whole =
                switch (share.getDenominator()) {
                    case HUNDRED -> 100L;
                    case TEN_THOUSAND -> 10_000L;
                    case MILLION -> 1_000_000L;
                    case UNRECOGNIZED -> Long.MAX_VALUE;
                };
        if (Integer.toUnsignedLong(share.getNumerator()) < whole) {
            throw new RejectedConfig(
                    "runtime_fraction "
                            + Integer.toUnsignedLong(share.getNumerator())
                            + " of "
                            + whole
                            + " is not supported, only 100 %");
        }
    }
}
