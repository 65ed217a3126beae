/** Laws a running mesh is held to, and what was seen when one broke. */
@NullMarked
package io.meshsim.mesh.check;

import org.jspecify.annotations.NullMarked;
