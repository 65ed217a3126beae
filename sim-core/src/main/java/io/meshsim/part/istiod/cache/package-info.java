/**
 * What istiod remembers of generated resources, so that it need not generate them again.
 *
 * <p>Start at {@code XdsCache}. Everything here is for istiod itself.
 */
@NullMarked
package io.meshsim.part.istiod.cache;

import org.jspecify.annotations.NullMarked;
