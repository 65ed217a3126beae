/**
 * What a run counts, and how sure one can be of it.
 *
 * <p>Collectors: {@code Counter}, {@code Tally} (over observations), {@code TimeWeighted} (over
 * time), {@code LatencyHistogram}, {@code BucketHistogram}; {@code Metrics} keeps them by name.
 * Estimates: {@code Interval}, from independent results ({@code Interval.student}, {@code
 * Bootstrap}) or from one long run ({@code BatchMeans}); {@code Mser5} finds the warm-up, {@code
 * SequentialStopping} the number of replications.
 */
@NullMarked
package io.meshsim.engine.stat;

import org.jspecify.annotations.NullMarked;
