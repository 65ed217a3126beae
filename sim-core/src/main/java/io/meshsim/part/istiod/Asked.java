package io.meshsim.part.istiod;

import io.meshsim.xds.XdsRequest;

/**
 * A request that waits for its stream's loop.
 *
 * @param cause the trace record that led to it
 */
record Asked(XdsRequest request, long cause) {}
