/**
 * Queueing theory as an oracle: simulated stations against closed forms.
 *
 * <p>{@code QueueFormulas} has the closed forms, {@code QueueModel} the simulated station, {@code
 * Agreement} the test whether they agree and its power. Seeds are fixed, so a build that passes
 * goes on passing; when draws change, each comparison fails by chance once in a thousand times.
 */
@NullMarked
package io.meshsim.engine.theory;

import org.jspecify.annotations.NullMarked;
