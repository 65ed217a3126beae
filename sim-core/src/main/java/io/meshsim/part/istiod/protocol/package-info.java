/**
 * The xDS protocol at istiod's end of a stream: what is watched and what a request means.
 *
 * <p>Start at {@code Subscriptions}. Everything here is for istiod itself.
 */
@NullMarked
package io.meshsim.part.istiod.protocol;

import org.jspecify.annotations.NullMarked;
