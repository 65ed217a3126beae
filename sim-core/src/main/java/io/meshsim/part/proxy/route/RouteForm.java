package io.meshsim.part.proxy.route;

import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.type.v3.FractionalPercent;
import io.meshsim.part.proxy.admit.RejectedConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One route: what it asks of a request, and what it then does. */
public final class RouteForm {

    private final String name;
    private final TextMatch path;
    private final HeaderMatch[] headers;
    private final QueryMatch[] queries;
    private final RouteAction action;
    private final @Nullable FaultForm fault;

    RouteForm(Route route) {
        RouteMatch match = route.getMatch();
        name = route.getName();
        path = path(match);
        headers = match.getHeadersList().stream().map(HeaderMatch::new).toArray(HeaderMatch[]::new);
        queries =
                match.getQueryParametersList().stream()
                        .map(QueryMatch::new)
                        .toArray(QueryMatch[]::new);
        action = RouteAction.of(route);
        fault = FaultForm.of(route);
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

    /** The faults that it puts into requests; null if none. */
    public @Nullable FaultForm fault() {
        return fault;
    }

    boolean matches(RequestView request) {
        if (!path.matches(request.path())) {
            return false;
        }
        for (HeaderMatch header : headers) {
            if (!header.matches(request)) {
                return false;
            }
        }
        for (QueryMatch query : queries) {
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
        for (HeaderMatch header : headers) {
            if (!header.matches(request)) {
                return Optional.of(header.toString());
            }
        }
        for (QueryMatch query : queries) {
            if (!query.matches(request)) {
                return Optional.of(query.toString());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("path ").append(path);
        for (HeaderMatch header : headers) {
            text.append(", ").append(header);
        }
        for (QueryMatch query : queries) {
            text.append(", ").append(query);
        }
        return text.toString();
    }

    private static TextMatch path(RouteMatch match) {
        boolean ignoreCase = match.hasCaseSensitive() && !match.getCaseSensitive().getValue();
        return switch (match.getPathSpecifierCase()) {
            case PREFIX -> new TextMatch.Prefix(match.getPrefix(), ignoreCase);
            case PATH -> new TextMatch.Exact(match.getPath(), ignoreCase);
            case SAFE_REGEX -> TextMatch.regex(match.getSafeRegex().getRegex());
            case PATH_SEPARATED_PREFIX ->
                    new TextMatch.SeparatedPrefix(match.getPathSeparatedPrefix(), ignoreCase);
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
