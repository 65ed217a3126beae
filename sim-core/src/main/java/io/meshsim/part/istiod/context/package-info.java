/**
 * What istiod knows at one moment: services, configuration, and who may see what.
 *
 * <p>Start at {@code PushContext}. Everything here is for istiod itself.
 */
@NullMarked
package io.meshsim.part.istiod.context;

import org.jspecify.annotations.NullMarked;
