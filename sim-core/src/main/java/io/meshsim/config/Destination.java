package io.meshsim.config;

import io.meshsim.config.route.HeaderOperations;

/**
 * Where a route leads.
 *
 * @param host a service name, short or full
 * @param subset a subset of its DestinationRule; empty for all pods
 * @param port 0 for the service's only port
 * @param weight share of the requests, relative to the route's other destinations
 * @param headers what happens to the headers of the requests that go there
 */
public record Destination(
        String host, String subset, int port, int weight, HeaderOperations headers) {

    public Destination {
        if (weight < 0) {
            throw new IllegalArgumentException(
                    "destination " + host + ": weight " + weight + " must not be negative");
        }
    }

    /** A destination whose requests keep their headers. */
    public Destination(String host, String subset, int port, int weight) {
        this(host, subset, port, weight, HeaderOperations.NONE);
    }
}
