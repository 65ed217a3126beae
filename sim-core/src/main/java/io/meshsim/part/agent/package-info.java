/**
 * The agent beside each proxy: the relay between its stream and istiod's, and its certificate.
 *
 * <p>Promises: {@link io.meshsim.part.agent.Agent}. {@link io.meshsim.part.agent.AgentSettings}.
 */
@NullMarked
package io.meshsim.part.agent;

import org.jspecify.annotations.NullMarked;
