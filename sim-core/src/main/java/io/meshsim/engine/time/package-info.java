/** Simulated time: integer nanoseconds and how to print them. */
@NullMarked
package io.meshsim.engine.time;

import org.jspecify.annotations.NullMarked;
