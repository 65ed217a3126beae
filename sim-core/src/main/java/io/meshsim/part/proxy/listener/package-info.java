/**
 * Listeners and filter chains: who takes a connection, by where it was going.
 *
 * <p>Start at {@link io.meshsim.part.proxy.listener.ListenerForm}.
 */
@NullMarked
package io.meshsim.part.proxy.listener;

import org.jspecify.annotations.NullMarked;
