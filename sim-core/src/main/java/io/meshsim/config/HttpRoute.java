package io.meshsim.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP rule of a VirtualService: the first whose matches fit decides.
 *
 * @param matches any of them must fit; empty means always
 * @param destinations empty if the rule redirects or answers directly
 * @param mirrors who gets a copy: they come into scope, and no copy is sent here
 */
public record HttpRoute(
        String name,
        List<HttpMatch> matches,
        List<Destination> destinations,
        @Nullable Redirect redirect,
        @Nullable DirectResponse directResponse,
        List<Destination> mirrors) {

    /** Answers with a Location; empty and 0 keep what the request had, status 0 means 301. */
    public record Redirect(String uri, String authority, String scheme, int port, int status) {}

    /** Answers without asking anybody. */
    public record DirectResponse(int status, String body) {}

    public HttpRoute {
        matches = List.copyOf(matches);
        destinations = List.copyOf(destinations);
        mirrors = List.copyOf(mirrors);
        int ways = (destinations.isEmpty() ? 0 : 1);
        ways += (redirect == null ? 0 : 1) + (directResponse == null ? 0 : 1);
        if (ways != 1) {
            throw new IllegalArgumentException(
                    "an HTTP route needs exactly one of route, redirect and directResponse");
        }
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
}
