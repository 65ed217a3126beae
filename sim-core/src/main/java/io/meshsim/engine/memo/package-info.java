/**
 * Remembering what was worked out, where thousands of parts ask for the same.
 *
 * <p>Start at {@code Outcomes}.
 */
@NullMarked
package io.meshsim.engine.memo;

import org.jspecify.annotations.NullMarked;
