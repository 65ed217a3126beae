/** Proofs that reports say what the result says. */
@NullMarked
package io.meshsim.report;

import org.jspecify.annotations.NullMarked;
