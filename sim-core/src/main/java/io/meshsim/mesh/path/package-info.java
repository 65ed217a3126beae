/** The ways between parts: calls from pod to pod, streams from agent to istiod. */
@NullMarked
package io.meshsim.mesh.path;

import org.jspecify.annotations.NullMarked;
