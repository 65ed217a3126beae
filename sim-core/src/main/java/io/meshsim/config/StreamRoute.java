package io.meshsim.config;

import java.util.List;

/**
 * A TCP or TLS rule of a VirtualService.
 *
 * @param tls whether it is for TLS, which it tells by names and passes on
 * @param matches one of them must fit; a TCP rule without any takes every connection
 */
public record StreamRoute(boolean tls, List<StreamMatch> matches, List<Destination> destinations) {

    public StreamRoute {
        matches = List.copyOf(matches);
        destinations = List.copyOf(destinations);
    }

    /** A rule for every TCP connection. */
    public static StreamRoute tcp(Destination... destinations) {
        return new StreamRoute(false, List.of(), List.of(destinations));
    }

    /** A rule for TLS that asks for a name. */
    public static StreamRoute tls(String sniHost, Destination... destinations) {
        return new StreamRoute(true, List.of(StreamMatch.asking(sniHost)), List.of(destinations));
    }

    /** One for each match, empty where a match does not say; no match means always. */
    public List<String> sourceNamespaces() {
        return matches.stream().map(StreamMatch::sourceNamespace).toList();
    }
}
