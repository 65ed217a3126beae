package io.meshsim.config;

import io.meshsim.config.route.RouteOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP rule of a VirtualService: the first whose matches fit decides.
 *
 * @param matches any of them must fit; empty means always
 * @param destinations empty if the rule redirects, answers directly or has a delegate
 * @param mirrors who gets a copy: they come into scope, and no copy is sent here
 * @param options whatever else the rule says
 */
public record HttpRoute(
        String name,
        List<HttpMatch> matches,
        List<Destination> destinations,
        @Nullable Redirect redirect,
        @Nullable DirectResponse directResponse,
        List<Destination> mirrors,
        RouteOptions options) {

    /**
     * Answers with a Location; empty and 0 keep what the request had, status 0 means 301.
     *
     * @param requestPort whether the port is the one that the request came to
     */
    public record Redirect(
            String uri,
            String authority,
            String scheme,
            int port,
            int status,
            boolean requestPort) {

        /** A redirect that does not speak of the request's port. */
        public Redirect(String uri, String authority, String scheme, int port, int status) {
            this(uri, authority, scheme, port, status, false);
        }
    }

    /** Answers without asking anybody. */
    public record DirectResponse(int status, String body) {}

    public HttpRoute {
        matches = List.copyOf(matches);
        destinations = List.copyOf(destinations);
        mirrors = List.copyOf(mirrors);
        int ways = (destinations.isEmpty() ? 0 : 1);
        ways += (redirect == null ? 0 : 1) + (directResponse == null ? 0 : 1);
        ways += options.delegate() == null ? 0 : 1;
        if (ways != 1) {
            throw new IllegalArgumentException(
                    "an HTTP route needs exactly one of route, redirect, directResponse and"
                            + " delegate");
        }
    }

    /** A rule without options. */
    public HttpRoute(
            String name,
            List<HttpMatch> matches,
            List<Destination> destinations,
            @Nullable Redirect redirect,
            @Nullable DirectResponse directResponse,
            List<Destination> mirrors) {
        this(name, matches, destinations, redirect, directResponse, mirrors, RouteOptions.NONE);
    }

    /** A rule that mirrors nothing. */
    public HttpRoute(
            String name,
            List<HttpMatch> matches,
            List<Destination> destinations,
            @Nullable Redirect redirect,
            @Nullable DirectResponse directResponse) {
        this(name, matches, destinations, redirect, directResponse, List.of());
    }

    /** A rule that forwards. */
    public static HttpRoute forward(List<HttpMatch> matches, List<Destination> destinations) {
        return new HttpRoute("", matches, destinations, null, null);
    }

    /** The same with other options. */
    public HttpRoute with(RouteOptions other) {
        return new HttpRoute(name, matches, destinations, redirect, directResponse, mirrors, other);
    }
}
