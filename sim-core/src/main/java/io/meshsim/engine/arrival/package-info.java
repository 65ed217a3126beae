/**
 * When requests come: start reading at {@link io.meshsim.engine.arrival.ArrivalProcess}, whose
 * {@link io.meshsim.engine.arrival.Arrivals} give one gap after the other. To draw a gap allocates
 * nothing.
 */
@NullMarked
package io.meshsim.engine.arrival;

import org.jspecify.annotations.NullMarked;
