/** What a run found out, as plain values for reports. Start at {@code RunResult}. */
@NullMarked
package io.meshsim.mesh.result;

import org.jspecify.annotations.NullMarked;
