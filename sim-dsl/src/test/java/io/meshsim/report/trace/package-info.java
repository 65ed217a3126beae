/** Proofs that traces in files hold what happened. */
@NullMarked
package io.meshsim.report.trace;

import org.jspecify.annotations.NullMarked;
