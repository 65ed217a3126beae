/**
 * Certificates of a proxy: fetched at the start, renewed in time, lost when istiod is away for too
 * long.
 *
 * <p>Promises: {@link io.meshsim.part.agent.cert.SecretCache}, {@link
 * io.meshsim.part.agent.cert.CertificateSettings}.
 */
@NullMarked
package io.meshsim.part.agent.cert;

import org.jspecify.annotations.NullMarked;
