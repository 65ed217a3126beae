/**
 * Which localities of a service a client prefers.
 *
 * <p>Start at {@link io.meshsim.part.istiod.generate.locality.LocalityBalancing}.
 */
@NullMarked
package io.meshsim.part.istiod.generate.locality;

import org.jspecify.annotations.NullMarked;
