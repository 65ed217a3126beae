/**
 * What a proxy accepts: each field of each Envoy message that is decided on, or known to have no
 * effect here. Everything else is refused by its path, never dropped.
 *
 * <p>Promises: {@link io.meshsim.part.proxy.admit.Admission}, {@link
 * io.meshsim.part.proxy.admit.RejectedConfig}.
 */
@NullMarked
package io.meshsim.part.proxy.admit;

import org.jspecify.annotations.NullMarked;
