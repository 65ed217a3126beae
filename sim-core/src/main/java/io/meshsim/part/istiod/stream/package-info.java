/**
 * What bounds a stream at istiod's end: who is let in, for how long, and how much may be under way.
 *
 * <p>Start at {@code StreamSettings}.
 */
@NullMarked
package io.meshsim.part.istiod.stream;

import org.jspecify.annotations.NullMarked;
