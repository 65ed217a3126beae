package io.meshsim.part.proxy;

import io.meshsim.xds.ProxyNode;

/**
 * What a session works with; outlives the process.
 *
 * @param proxy number of the proxy in the fleet
 */
record Surroundings(
        Fleet fleet, int proxy, ProxyNode node, SessionRecords records, Backoff backoff) {}
