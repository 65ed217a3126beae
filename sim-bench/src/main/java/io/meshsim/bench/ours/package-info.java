/** The engine of meshsim under the same work, through its public API. */
@NullMarked
package io.meshsim.bench.ours;

import org.jspecify.annotations.NullMarked;
