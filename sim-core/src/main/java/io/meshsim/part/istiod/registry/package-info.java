/**
 * From changes in the cluster to what has to be pushed.
 *
 * <p>Start at {@code Registry}. Everything here is for istiod itself.
 */
@NullMarked
package io.meshsim.part.istiod.registry;

import org.jspecify.annotations.NullMarked;
