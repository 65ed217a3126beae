/**
 * The certificate authority in istiod.
 *
 * <p>Promises: {@link io.meshsim.part.istiod.ca.CertificateAuthority}.
 */
@NullMarked
package io.meshsim.part.istiod.ca;

import org.jspecify.annotations.NullMarked;
