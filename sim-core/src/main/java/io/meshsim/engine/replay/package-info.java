/** The same run twice, event by event. Start at {@code Divergence}. */
@NullMarked
package io.meshsim.engine.replay;

import org.jspecify.annotations.NullMarked;
