/**
 * From an update to a turn of a proxy: merge, debounce, queue, throttle.
 *
 * <p>Start at {@code Debouncer}. Everything here is for istiod itself.
 */
@NullMarked
package io.meshsim.part.istiod.push;

import org.jspecify.annotations.NullMarked;
