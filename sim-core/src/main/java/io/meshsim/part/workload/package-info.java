/** Applications and the clients that load them. */
@NullMarked
package io.meshsim.part.workload;

import org.jspecify.annotations.NullMarked;
