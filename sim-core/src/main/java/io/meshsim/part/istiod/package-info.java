/** The control plane: debounce, push context, push queue, xDS generation. */
@NullMarked
package io.meshsim.part.istiod;

import org.jspecify.annotations.NullMarked;
