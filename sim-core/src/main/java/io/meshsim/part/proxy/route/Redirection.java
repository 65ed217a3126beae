package io.meshsim.part.proxy.route;

import io.envoyproxy.envoy.config.route.v3.RedirectAction;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.meshsim.part.proxy.admit.RejectedConfig;

/**
 * Builds the Location of a redirect.
 *
 * <p>Source: Envoy 1.34 route_components.proto, RedirectAction, and source/common/http/utility.cc,
 * newUri.
 */
public final class Redirection {

    /** The same with HTTPS, by status 301. */
    static final Redirection TO_HTTPS =
            new Redirection(RedirectAction.newBuilder().setHttpsRedirect(true).build(), 0);

    private final RedirectAction action;
    private final int matchedLength;

    private Redirection(RedirectAction action, int matchedLength) {
        this.action = action;
        this.matchedLength = matchedLength;
    }

    static RouteAction action(Route route) {
        RedirectAction action = route.getRedirect();
        return new RouteAction.Redirect(
                new Redirection(action, matchedLength(action, route.getMatch())), status(action));
    }

    /** Where the client should go instead. */
    public String location(RequestView request) {
        String scheme = scheme();
        String port = action.getPortRedirect() == 0 ? "" : ":" + action.getPortRedirect();
        String host = action.getHostRedirect();
        if (host.isEmpty()) {
            host = requestHost(request.request().authority(), scheme, !port.isEmpty());
        }
        return scheme + "://" + host + port + path(request);
    }

    private String scheme() {
        if (!action.getSchemeRedirect().isEmpty()) {
            return action.getSchemeRedirect();
        }
        return action.getHttpsRedirect() ? "https" : RequestView.SCHEME;
    }

    private static String requestHost(String authority, String scheme, boolean newPort) {
        int colon = authority.lastIndexOf(':');
        boolean defaultPort = authority.endsWith(":80") && !scheme.equals(RequestView.SCHEME);
        return colon >= 0 && (newPort || defaultPort) ? authority.substring(0, colon) : authority;
    }

    private String path(RequestView request) {
        String whole = request.request().path();
        String query = whole.substring(request.path().length());
        if (!action.getPathRedirect().isEmpty()) {
            String path = action.getPathRedirect();
            return path.indexOf('?') >= 0 || action.getStripQuery() ? path : path + query;
        }
        String path = request.path();
        if (!action.getPrefixRewrite().isEmpty()) {
            path = action.getPrefixRewrite() + path.substring(matchedLength);
        }
        return action.getStripQuery() ? path : path + query;
    }

    private static int matchedLength(RedirectAction action, RouteMatch match) {
        if (action.getPrefixRewrite().isEmpty()) {
            return 0;
        }
        return switch (match.getPathSpecifierCase()) {
            case PREFIX -> match.getPrefix().length();
            case PATH -> match.getPath().length();
            case PATH_SEPARATED_PREFIX -> match.getPathSeparatedPrefix().length();
            default ->
                    throw new RejectedConfig(
                            "prefix_rewrite of a redirect needs a prefix or path match");
        };
    }

    private static int status(RedirectAction action) {
        return switch (action.getResponseCode()) {
            case MOVED_PERMANENTLY -> 301;
            case FOUND -> 302;
            case SEE_OTHER -> 303;
            case TEMPORARY_REDIRECT -> 307;
            case PERMANENT_REDIRECT -> 308;
            case UNRECOGNIZED ->
                    throw new RejectedConfig(
                            "response_code " + action.getResponseCodeValue() + " is unknown");
        };
    }
}
