/** The event loop: what happens next, in which order, until when. */
@NullMarked
package io.meshsim.engine;

import org.jspecify.annotations.NullMarked;
