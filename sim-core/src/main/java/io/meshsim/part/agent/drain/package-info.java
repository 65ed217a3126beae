/**
 * How an agent ends its proxy.
 *
 * <p>Promises: {@link io.meshsim.part.agent.drain.Termination}, {@link
 * io.meshsim.part.agent.drain.DrainSettings}, {@link
 * io.meshsim.part.agent.drain.ActiveConnections}.
 */
@NullMarked
package io.meshsim.part.agent.drain;

import org.jspecify.annotations.NullMarked;
