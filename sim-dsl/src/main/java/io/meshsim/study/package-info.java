/**
 * Questions over many runs: replications, intervals, comparisons.
 *
 * <p>Start at {@code Replications}. This is the one floor of the library that knows threads: a
 * simulation has one, but several simulations may run side by side, and their results do not depend
 * on how many do.
 */
@NullMarked
package io.meshsim.study;

import org.jspecify.annotations.NullMarked;
