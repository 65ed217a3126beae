/**
 * Places where work queues and is served, and resources it must have first.
 *
 * <p>Start at {@code Station}: several servers, one queue; {@code Stations} are many of them in one
 * table. {@code ProcessorSharing} serves all jobs at once; {@code Cpu} does too, and holds them
 * back by a {@code CfsQuota}. {@code Cores} are what one process works on, with a quota or without.
 *
 * <p>Who gets his turn is told by an event for a row, after 0 ns. Nothing is allocated for a job or
 * a waiter once their greatest number has been seen. Where the simulation keeps causes, what waited
 * is due to whoever submitted it.
 */
@NullMarked
package io.meshsim.engine.station;

import org.jspecify.annotations.NullMarked;
