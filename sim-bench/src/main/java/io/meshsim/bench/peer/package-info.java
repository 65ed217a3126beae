/** Other simulators under the same work, each in its own cheapest idiom. */
@NullMarked
package io.meshsim.bench.peer;

import org.jspecify.annotations.NullMarked;
