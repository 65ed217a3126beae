/**
 * The DNS proxy in the agent: answers for the names that istiod knows, forwards the others.
 *
 * <p>Promises: {@link io.meshsim.part.agent.dns.DnsProxy}.
 */
@NullMarked
package io.meshsim.part.agent.dns;

import org.jspecify.annotations.NullMarked;
