/** The parts wired into one running mesh. */
@NullMarked
package io.meshsim.mesh;

import org.jspecify.annotations.NullMarked;
