package io.meshsim.config;

/**
 * Where a route leads.
 *
 * @param host a service name, short or full
 * @param subset a subset of its DestinationRule; empty for all pods
 * @param port 0 for the service's only port
 * @param weight share of the requests, relative to the route's other destinations
 */
public record Destination(String host, String subset, int port, int weight) {

    public Destination {
        if (weight < 0) {
            throw new IllegalArgumentException(
                    "destination " + host + ": weight " + weight + " must not be negative");
        }
    }
}
