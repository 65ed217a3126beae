/**
 * The agent beside each proxy: the relay between its stream and istiod's.
 *
 * <p>Promises: {@link io.meshsim.part.agent.Agent}. Certificates, DNS and health checks come later.
 */
@NullMarked
package io.meshsim.part.agent;

import org.jspecify.annotations.NullMarked;
