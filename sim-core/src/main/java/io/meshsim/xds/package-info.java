/** The stream between control plane and proxy: request, response, ACK, NACK. */
@NullMarked
package io.meshsim.xds;

import org.jspecify.annotations.NullMarked;
