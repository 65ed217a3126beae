package io.meshsim.config;

import java.util.List;

/**
 * A TCP or TLS rule of a VirtualService, as far as it says which services clients need.
 *
 * @param sourceNamespaces one for each of its matches, empty where a match does not say; no match
 *     means always
 */
public record StreamRoute(List<String> sourceNamespaces, List<Destination> destinations) {

    public StreamRoute {
        sourceNamespaces = List.copyOf(sourceNamespaces);
        destinations = List.copyOf(destinations);
    }
}
