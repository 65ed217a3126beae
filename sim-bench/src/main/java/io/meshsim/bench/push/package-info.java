/**
 * Measures what it takes to simulate a push of istiod's to many sidecars; see docs/benchmarks.md.
 *
 * <p>Start at {@code PushBench}.
 */
@NullMarked
package io.meshsim.bench.push;

import org.jspecify.annotations.NullMarked;
