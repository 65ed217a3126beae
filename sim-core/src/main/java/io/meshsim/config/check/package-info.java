/** Whether a resource is valid, as the API server's Istio webhook would say. */
@NullMarked
package io.meshsim.config.check;

import org.jspecify.annotations.NullMarked;
