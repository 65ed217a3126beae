/**
 * How to talk to a destination, as Istio writes it: load balancing, localities, limits, TLS.
 *
 * <p>Start at {@link io.meshsim.config.traffic.TrafficPolicy}.
 */
@NullMarked
package io.meshsim.config.traffic;

import org.jspecify.annotations.NullMarked;
