/** Named random streams and the distributions drawn from them. */
@NullMarked
package io.meshsim.engine.random;

import org.jspecify.annotations.NullMarked;
