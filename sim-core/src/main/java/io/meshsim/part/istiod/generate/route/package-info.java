/** Parts of Envoy routes that VirtualServices ask for: headers, retries, faults, CORS, mirrors. */
@NullMarked
package io.meshsim.part.istiod.generate.route;

import org.jspecify.annotations.NullMarked;
