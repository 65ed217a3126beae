/**
 * Envoy's messages for a proxy, made from what istiod knows.
 *
 * <p>Start at {@code Generator}. Everything here is for istiod itself.
 */
@NullMarked
package io.meshsim.part.istiod.generate;

import org.jspecify.annotations.NullMarked;
