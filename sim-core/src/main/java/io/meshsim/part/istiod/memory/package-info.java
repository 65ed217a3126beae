/** How much memory istiod's process has, from what it holds, and when that is too much. */
@NullMarked
package io.meshsim.part.istiod.memory;

import org.jspecify.annotations.NullMarked;
