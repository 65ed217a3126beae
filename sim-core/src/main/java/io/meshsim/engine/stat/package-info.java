/** Counters, histograms and time averages of one run. */
@NullMarked
package io.meshsim.engine.stat;

import org.jspecify.annotations.NullMarked;
